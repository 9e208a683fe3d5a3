package org.qiaoliang.divisions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;

/** The tree and the calendar are of the whole deployment: the administrator of a county changes neither. */
class DivisionsMatrix implements MatrixSample {
    private final Divisions divisions;

    DivisionsMatrix(Divisions divisions) {
        this.divisions = divisions;
    }

    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        var samples = new LinkedHashMap<String, Supplier<Sample>>();
        Supplier<Sample> division = () ->
                Sample.of("id", divisions.byCode(place.division()).orElseThrow().id());
        samples.put("GET /workbench/divisions/{id}", division);
        for (var method : new String[] {"GET", "POST"}) {
            samples.put(
                    method + " /workbench/divisions/{id}/changes/{change}",
                    () -> division.get().and("change", "renaming"));
        }
        samples.put("GET /workbench/calendar/{year}", () -> Sample.of("year", 2031));
        for (var act : new String[] {"announcement", "withdrawal"}) {
            samples.put("POST /workbench/calendar/{year}/" + act, () -> Sample.of("year", 2031));
        }
        samples.put(
                "POST /workbench/calendar/{year}/days",
                () -> Sample.of("year", 2031).with("day", "2031-05-06").with("kind", "HOLIDAY"));
        return samples;
    }
}
