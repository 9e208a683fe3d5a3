package org.qiaoliang.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;
import org.qiaoliang.organizations.Organizations;
import org.springframework.context.ApplicationContext;

/** Somebody whom the organization of the place keeps. */
class PeopleMatrix implements MatrixSample {
    private static final String PAGE = "/workbench/people/{id}";

    private final ApplicationContext context;
    private final Persons persons;
    private final Organizations organizations;
    private final Divisions divisions;

    PeopleMatrix(ApplicationContext context, Persons persons, Organizations organizations, Divisions divisions) {
        this.context = context;
        this.persons = persons;
        this.organizations = organizations;
        this.divisions = divisions;
    }

    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        var samples = new LinkedHashMap<String, Supplier<Sample>>();
        var id = person(place);
        Supplier<Sample> here =
                () -> Sample.of("id", id).with("_key", UUID.randomUUID().toString());
        for (var page : new String[] {"", "/edit", "/reveal"}) {
            samples.put("GET " + PAGE + page, here);
        }
        samples.put("POST " + PAGE + "/edit", here);
        samples.put("POST " + PAGE + "/reveal", () -> here.get().with("reason", "核对"));
        return samples;
    }

    private long person(MatrixPlace place) {
        var division = divisions.byCode(place.division()).orElseThrow();
        var body = organizations.at(place.kind(), division.id()).orElseThrow();
        var clerk = new TestStaff(context)
                .member(body.id(), place.kind(), place.division().digits(), Role.HANDLER);
        return CurrentViewer.as(
                clerk.viewer(),
                () -> persons.add(TestPeople.draft("王秀英", division.id()), new Hold(body.id(), Basis.DUTY, "走访"), null)
                        .id()
                        .value());
    }
}
