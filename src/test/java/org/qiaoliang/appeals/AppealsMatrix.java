package org.qiaoliang.appeals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;
import org.springframework.context.ApplicationContext;

/** A fresh appeal about wages, received by the trade union (工会) of the place, for every try. */
class AppealsMatrix implements MatrixSample {
    private static final String DESK = "/api/v1/desk/appeals/{number}";
    private static final Map<String, String> TRANSITIONS = Map.ofEntries(
            Map.entry("acceptance", "\"simplified\":false"),
            Map.entry("decline", "\"reason\":\"not ours\",\"rightBody\":\"人力资源和社会保障局\""),
            Map.entry("assignment", "\"handler\":\"\",\"note\":\"\""),
            Map.entry("notification", "\"on\":\"2026-01-05\",\"way\":\"phone\""),
            Map.entry("participants", "\"account\":\"nobody\""),
            Map.entry("start", "\"x\":0"),
            Map.entry("pause", "\"question\":\"please send the contract\""),
            Map.entry("resumption", "\"x\":0"),
            Map.entry("extension", "\"days\":10,\"reason\":\"waiting for the bank\""),
            Map.entry("reply", "\"text\":\"the wages were paid\""),
            Map.entry("approval", "\"approved\":true,\"reason\":\"\""),
            Map.entry("delivery", "\"on\":\"2026-01-05\",\"way\":\"post\""),
            Map.entry("closure", "\"outcome\":\"paid\""),
            Map.entry("reopening", "\"reason\":\"not paid after all\""),
            Map.entry("second-look", "\"stands\":true,\"reason\":\"looked again\""),
            Map.entry("review", "\"upheld\":true,\"text\":\"right as it was\""),
            Map.entry("transfer", "\"organization\":1,\"reason\":\"theirs\""),
            Map.entry("return", "\"reason\":\"wrong referral\""),
            Map.entry("merge", "\"into\":\"SQ2026-000001\",\"reason\":\"the same\""),
            Map.entry("withdrawal", "\"reason\":\"settled\""),
            Map.entry("notes", "\"text\":\"called, no answer\""),
            Map.entry("messages", "\"text\":\"we are on it\""),
            Map.entry("contact", "\"reason\":\"call back\""));
    private static final Map<String, String> PUBLIC = Map.of(
            "messages", "\"text\":\"any news?\"",
            "withdrawal", "\"reason\":\"settled\"",
            "satisfaction", "\"satisfied\":true,\"comment\":\"\"",
            "review", "\"reason\":\"not content\"");

    private final AppealIntake intake;

    AppealsMatrix(ApplicationContext context, AppealIntake intake) {
        new AppealCity(context);
        this.intake = intake;
    }

    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        var samples = new LinkedHashMap<String, Supplier<Sample>>();
        samples.put("GET " + DESK, () -> Sample.of("number", file().number()));
        TRANSITIONS.forEach((name, body) -> samples.put(
                "POST " + DESK + "/" + name,
                () -> Sample.of("number", file().number()).body("{\"version\":1," + body + "}")));
        for (var page : new String[] {"", "/print", "/contact"}) {
            samples.put("GET /workbench/appeals/{number}" + page, () -> Sample.of("number", file().number()));
        }
        samples.put(
                "POST /workbench/appeals/{number}/contact",
                () -> Sample.of("number", file().number()).with("reason", "call back"));
        samples.put(
                "POST /workbench/appeals/{number}/{transition}",
                () -> Sample.of("number", file().number())
                        .and("transition", "acceptance")
                        .with("version", "1"));
        // Followed with the code alone, which none of those who try brings: to them there is no such appeal.
        for (var page : new String[] {"", "/withdrawal", "/review-request"}) {
            samples.put("GET /follow/{number}" + page, () -> Sample.of("number", file().number()));
        }
        for (var act : new String[] {"messages", "withdrawal", "review-request", "satisfaction", "files"}) {
            samples.put(
                    "POST /follow/{number}/" + act,
                    () -> Sample.of("number", file().number())
                            .with("text", "any news?")
                            .with("reason", "settled")
                            .with("satisfied", "true")
                            .with("_key", UUID.randomUUID().toString()));
        }
        samples.put(
                "POST /api/v1/desk/assignments",
                () -> Sample.NONE.body("{\"appeals\":[{\"number\":\"" + file().number() + "\",\"version\":1}]}"));
        samples.put("POST /api/v1/desk/filters", () -> Sample.NONE.body("{\"name\":\"mine\",\"filter\":{}}"));
        samples.put("POST /api/v1/desk/exports", () -> Sample.NONE.body("{\"format\":\"csv\"}"));
        // Templates of no organization of theirs.
        samples.put("GET /workbench/appeals/templates/{id}", () -> Sample.of("id", 0));
        samples.put("POST /workbench/appeals/templates/{id}", () -> Sample.of("id", 0));
        samples.put("POST /workbench/appeals/templates/{id}/retirement", () -> Sample.of("id", 0));
        samples.put("POST /workbench/appeals/{number}/files", () -> Sample.of("number", file().number()));
        // A filter of somebody else's.
        samples.put("DELETE /api/v1/desk/filters/{id}", () -> Sample.of("id", 0));
        samples.put("POST /workbench/appeals/filters/{id}/removal", () -> Sample.of("id", 0));
        samples.put("POST /workbench/appeals/filters", () -> Sample.NONE.with("name", "mine"));
        samples.put("POST /api/v1/desk/appeals", () -> new Sample(Map.of(), Map.of(), submission(true), key()));
        samples.put("POST /api/v1/appeals", () -> new Sample(Map.of(), Map.of(), submission(false), key()));
        samples.put("GET /api/v1/appeals/{number}", () -> {
            var receipt = file();
            return Sample.of("number", receipt.number()).with("code", receipt.code());
        });
        PUBLIC.forEach((name, body) -> samples.put("POST /api/v1/appeals/{number}/" + name, () -> {
            var receipt = file();
            return Sample.of("number", receipt.number()).body("{\"code\":\"" + receipt.code() + "\"," + body + "}");
        }));
        return samples;
    }

    private Receipt file() {
        return CurrentViewer.as(
                new Viewer.Anonymous(), () -> intake.submit(UUID.randomUUID().toString(), AppealCity.wages("三个月没发工资")));
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String submission(boolean staff) {
        return """
                {"category":"wages","division":"%s","title":"三个月没发工资","text":"从三月起一直没有发工资。","anonymous":false,
                 "contact":{"name":"王秀英","phone":"%s"}%s}""".formatted(AppealCity.TOWNSHIP, AppealCity.phone(), staff ? ",\"channel\":\"counter\"" : "");
    }
}
