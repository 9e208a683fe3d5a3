package org.qiaoliang.appeals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;

/** Settings are of the whole deployment: the administrator of a county reads them and changes none. */
class SettingsMatrix implements MatrixSample {
    private static final String PATH = "/workbench/appeal-settings";

    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        var samples = new LinkedHashMap<String, Supplier<Sample>>();
        for (var method : new String[] {"GET ", "POST "}) {
            samples.put(method + PATH + "/categories/{code}", () -> Sample.of("code", "wages"));
            samples.put(method + PATH + "/hotlines/{number}", () -> Sample.of("number", "12345"));
        }
        samples.put("POST " + PATH + "/hotlines/{number}/removal", () -> Sample.of("number", "12345"));
        samples.put("GET " + PATH + "/deadlines/{code}", () -> Sample.of("code", "default"));
        samples.put("POST " + PATH + "/deadlines/{code}/versions", () -> Sample.of("code", "default"));
        samples.put("POST " + PATH + "/deadlines/{code}/name", () -> Sample.of("code", "default"));
        return samples;
    }
}
