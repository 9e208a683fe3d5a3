package org.qiaoliang.organizations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;

/** The organization of the place. What is asked of it is refused for its content, so that nothing changes for the next try. */
class OrganizationsMatrix implements MatrixSample {
    private static final String PAGE = "/workbench/organizations/{id}";

    private final Organizations organizations;
    private final Divisions divisions;

    OrganizationsMatrix(Organizations organizations, Divisions divisions) {
        this.organizations = organizations;
        this.divisions = divisions;
    }

    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        var samples = new LinkedHashMap<String, Supplier<Sample>>();
        Supplier<Sample> here = () -> Sample.of("id", organization(place))
                .with("_key", UUID.randomUUID().toString());
        for (var page : new String[] {"", "/contact", "/scope", "/name", "/posts/new", "/closure"}) {
            samples.put("GET " + PAGE + page, here);
        }
        for (var act : new String[] {"/contact", "/scope", "/name", "/posts", "/closure"}) {
            samples.put("POST " + PAGE + act, here);
        }
        // Nobody has this post: whoever may change posts gets 404 like the others.
        samples.put("POST " + PAGE + "/posts/{post}/end", () -> here.get().and("post", "0"));
        samples.put("GET /api/v1/organizations/{id}", here);
        return samples;
    }

    private long organization(MatrixPlace place) {
        var division = divisions.byCode(place.division()).orElseThrow();
        return organizations.at(place.kind(), division.id()).orElseThrow().id().value();
    }
}
