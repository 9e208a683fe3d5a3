package org.qiaoliang.appeals;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.DEADLINE;
import static org.qiaoliang.tables.appeals.Tables.REPLY;

import java.io.ByteArrayInputStream;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.appeals.internal.handling.AppealFiles;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.files.FileId;
import org.qiaoliang.files.SampleFiles;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.matrix.MatrixPlace;
import org.qiaoliang.matrix.MatrixSample;
import org.springframework.context.ApplicationContext;

/**
 * A fresh appeal received by the trade union (工会) of the place for every try, brought to where the step may be taken, so
 * that a refusal says who may not and never that it is not the time. A review alone is for the body above: 403 for all here.
 */
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
            Map.entry("hearing-start", "\"x\":0"),
            Map.entry("hearing-end", "\"x\":0"),
            Map.entry("transfer", "\"organization\":1,\"reason\":\"theirs\""),
            Map.entry("recategorization", "\"category\":\"hardship\",\"reason\":\"about hardship\""),
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
    private final DSLContext system;
    private final TestDesk desk;
    private final AppealTemplates templates;
    private final AppealFiles files;
    private final TestStaff.Member supervisor;
    private final TestStaff.Member sender;
    private final OrganizationId here;

    AppealsMatrix(ApplicationContext context, AppealIntake intake, @SystemDatabase DSLContext system) {
        var city = new AppealCity(context);
        this.intake = intake;
        this.system = system;
        this.desk = new TestDesk(context);
        this.templates = context.getBean(AppealTemplates.class);
        this.files = context.getBean(AppealFiles.class);
        this.supervisor = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        this.sender = city.member(OrganizationKind.TRADE_UNION, AppealCity.OTHER_COUNTY, Role.SUPERVISOR);
        this.here = city.organization(OrganizationKind.TRADE_UNION, AppealCity.COUNTY)
                .id();
    }

    /** The number of an appeal to which this can be done next. */
    private AppealNumber readyFor(String transition) {
        var receipt = desk.file(
                switch (transition) {
                    // Whoever left no phone has to be told otherwise.
                    case "notification" ->
                        Submission.of("wages", AppealCity.TOWNSHIP, "没有留电话", "从三月起一直没有发工资。", true, null);
                    case "return" -> elsewhere();
                    default -> AppealCity.wages("三个月没发工资");
                });
        switch (transition) {
            case "assignment", "notification", "extension" ->
                desk.act(supervisor, receipt, new AppealCommand.Accept(false));
            case "start", "pause", "reply" -> desk.take(supervisor, receipt);
            case "resumption" -> {
                desk.take(supervisor, receipt);
                desk.act(supervisor, receipt, new AppealCommand.Pause("请补充合同"));
            }
            case "approval" -> {
                desk.take(supervisor, receipt);
                draft(receipt.number());
            }
            case "delivery", "closure", "reopening" -> desk.reply(supervisor, receipt);
            case "second-look" -> {
                desk.reply(supervisor, receipt);
                desk.act(supervisor, receipt, new AppealCommand.Close("已补发"));
                desk.asPetitioner(receipt, new AppealCommand.Rate(false, "没有解决"));
            }
            case "hearing-start" -> inReReview(receipt.number(), null);
            case "hearing-end" -> inReReview(receipt.number(), OffsetDateTime.now());
            case "return" -> desk.act(sender, receipt, new AppealCommand.Transfer(here, "事情在那边"));
            default -> {}
        }
        return receipt.number();
    }

    private static Submission elsewhere() {
        return Submission.of(
                "wages",
                AppealCity.OTHER_COUNTY,
                "三个月没发工资",
                "从三月起一直没有发工资。",
                false,
                new Submission.Contact("王秀英", AppealCity.phone()));
    }

    /** As one who may not issue an answer alone leaves it; no category of the union's asks for a second person by itself. */
    private void draft(AppealNumber number) {
        system.insertInto(REPLY)
                .set(
                        REPLY.APPEAL_ID,
                        DSL.field(DSL.select(APPEAL.ID).from(APPEAL).where(APPEAL.NUMBER.eq(number.value()))))
                .set(REPLY.ROUND, "first")
                .set(REPLY.TEXT, "已经督促补发。")
                .set(REPLY.DRAFTED_BY, sender.id().value())
                .set(REPLY.DRAFTED_BY_NAME, "测试员")
                .set(REPLY.DRAFTED_AT, OffsetDateTime.now())
                .set(REPLY.STATUS, "draft")
                .execute();
    }

    /** As a body has it to which it came on its third level. */
    private void inReReview(AppealNumber number, @Nullable OffsetDateTime hearingSince) {
        system.update(DEADLINE)
                .set(DEADLINE.KIND, "decide-re-review")
                .set(DEADLINE.PAUSED_SINCE, hearingSince)
                .from(APPEAL)
                .where(APPEAL.ID.eq(DEADLINE.APPEAL_ID), APPEAL.NUMBER.eq(number.value()))
                .execute();
        system.update(APPEAL)
                .set(APPEAL.STATE, "re-review")
                .set(APPEAL.ROUND, "review")
                .where(APPEAL.NUMBER.eq(number.value()))
                .execute();
    }

    private int version(AppealNumber number) {
        return system.select(APPEAL.VERSION)
                .from(APPEAL)
                .where(APPEAL.NUMBER.eq(number.value()))
                .fetchSingle()
                .value1();
    }

    @Override
    public Map<String, Supplier<Sample>> samples(MatrixPlace place) {
        var samples = new LinkedHashMap<String, Supplier<Sample>>();
        samples.put("GET " + DESK, () -> Sample.of("number", file().number()));
        TRANSITIONS.forEach((name, body) -> samples.put("POST " + DESK + "/" + name, () -> {
            var ready = readyFor(name);
            return Sample.of("number", ready).body("{\"version\":" + version(ready) + "," + body + "}");
        }));
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
        for (var page : new String[] {"GET ", "POST "}) {
            samples.put(page + "/workbench/appeals/templates/{id}", () -> Sample.of("id", template()));
        }
        samples.put(
                "POST /workbench/appeals/templates/{id}/retirement",
                () -> Sample.of("id", template()).with("version", "1"));
        samples.put("GET /files/{id}", () -> Sample.of("id", attachment()));
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

    private long template() {
        return TestDesk.as(
                supervisor,
                () -> templates.create("模板" + UUID.randomUUID().toString().substring(0, 8), "", "已经督促补发。"));
    }

    private FileId attachment() {
        var number = file().number();
        return TestDesk.as(
                supervisor, () -> files.add(number, "合同.jpg", new ByteArrayInputStream(SampleFiles.jpeg()), false));
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
