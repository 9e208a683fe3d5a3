package org.qiaoliang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.crypto.KeyRotation;
import org.qiaoliang.crypto.SealedColumn;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.files.FileOwner;
import org.qiaoliang.files.Files;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.identity.internal.signin.Links;
import org.qiaoliang.identity.internal.signin.TestFactor;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.notices.Notice;
import org.qiaoliang.notices.Notices;
import org.qiaoliang.people.Basis;
import org.qiaoliang.people.Hold;
import org.qiaoliang.people.Households;
import org.qiaoliang.people.PersonDraft;
import org.qiaoliang.people.Relation;
import org.qiaoliang.web.Idempotency;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is sealed in the database is sealed again when keys are renewed: no column is forgotten, no row is lost. */
class SealedColumnsIT extends IntegrationTest {
    /** Columns of bytes that no data key seals, by what they are instead; a new column is sealed or named here. */
    private static final Map<String, List<String>> OTHERWISE = Map.of(
            "hash",
            List.of(
                    "appeals.appeal.code_hash",
                    "appeals.appeal.phone_key",
                    "appeals.draft.key",
                    "audit.event.mac",
                    "audit.seal.hash",
                    "identity.account.phone_key",
                    "identity.attempt.subject_key",
                    "identity.link.token_hash",
                    "identity.phone_code.code_key",
                    "identity.phone_code.phone_key",
                    "identity.recovery_code.code_hash",
                    "identity.session.token_hash",
                    "ledger.beneficiary.phone_key",
                    "notices.outbox.recipient",
                    "people.person.document_hash",
                    "people.phone.hash",
                    "web.once.body",
                    "web.once.key",
                    "web.rate.subject"),
            "sealed with the key of its case",
            List.of(
                    "appeals.appeal.sealed",
                    "appeals.message.sealed",
                    "appeals.note.sealed",
                    "appeals.reply.sealed",
                    "appeals.step.sealed"),
            "sealed with the key of its person or household, which is sealed beside it",
            List.of(
                    "people.guardian.outsider",
                    "people.household.address",
                    "people.person.address",
                    "people.person.document",
                    "people.phone.sealed"),
            "sealed with the key of its file",
            List.of("files.piece.content"),
            "wrapped by the master key",
            List.of("crypto.case_key.wrapped", "crypto.data_key.wrapped"),
            "numbers, which say nothing of anybody",
            List.of("ledger.cell.persons", "ledger.leaf.persons"),
            "the scheduler's, empty",
            List.of("jobs.schedule.task_data"));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private List<SealedColumn> columns;

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private Vault vault;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    @Test
    @Rule("PERSON-2")
    void everyColumnOfBytesIsEitherSealedAgainOrKnownNotToBeSealedByADataKey() {
        var stored = new HashSet<>(system.fetch("""
                select n.nspname || '.' || c.relname || '.' || a.attname
                from pg_catalog.pg_attribute a
                join pg_catalog.pg_class c on c.oid = a.attrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where a.atttypid = 'bytea'::regtype and a.attnum > 0 and not a.attisdropped
                    and c.relkind in ('r', 'p') and not c.relispartition
                    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
                """).getValues(0, String.class));
        var renewed = new HashSet<>(columns.stream().map(SealedColumnsIT::name).toList());
        assertThat(stored).containsAll(renewed);
        stored.removeAll(renewed);
        assertThat(stored)
                .containsExactlyInAnyOrderElementsOf(
                        OTHERWISE.values().stream().flatMap(List::stream).toList());
    }

    @Test
    @Rule("PERSON-2")
    void realRowsOfEachColumnOpenUnderTheNewKeys() {
        fill();
        var before = new HashMap<String, Set<String>>();
        for (var column : columns) {
            var opened = opened(column);
            assertThat(opened).as("rows of " + name(column)).isNotEmpty();
            before.put(name(column), new HashSet<>(opened));
        }
        var ofCases = ofCases();
        assertThat(ofCases).isNotEmpty();

        columns.stream().map(SealedColumn::purpose).distinct().forEach(rotation::renew);
        assertThat(rotation.reseal(done -> {})).isPositive();

        for (var column : columns) {
            assertThat(rows(column))
                    .as("sealed by the new key: " + name(column))
                    .allSatisfy(row -> assertThat(row).startsWith(vault.currentHeader(column.purpose())));
            assertThat(opened(column))
                    .as("what " + name(column) + " held")
                    .containsAnyElementsOf(Objects.requireNonNull(before.get(name(column))));
        }
        assertThat(rotation.reseal(done -> {})).isZero();
        assertThat(ofCases()).as("what the key of a case seals").containsExactlyElementsOf(ofCases);
    }

    /** A row of each, made as the program makes it. */
    private void fill() {
        var city = new AppealCity(context);
        var staff = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        var anybody = new Viewer.Anonymous();
        var intake = context.getBean(AppealIntake.class);
        CurrentViewer.as(anybody, () -> intake.submit(AppealCity.wages("换密钥以前的事")));
        CurrentViewer.as(
                anybody,
                () -> intake.submit(Submission.of(
                        "domestic-violence",
                        AppealCity.TOWNSHIP,
                        "家里有人打我",
                        "他又动手了。",
                        false,
                        new Submission.Contact("王秀英", AppealCity.phone()))));
        assertThat(web.post().uri("/appeals/new").with(csrf()).param("category", "wages"))
                .hasStatus3xxRedirection();
        CurrentViewer.as(
                anybody,
                () -> context.getBean(Idempotency.class)
                        .once("test", UUID.randomUUID().toString(), "", Idempotency.Codec.TEXT, () -> "答复"));
        CurrentViewer.as(
                anybody,
                () -> transactions.executeWithoutResult(status -> {
                    context.getBean(Notices.class)
                            .send(new Notice(
                                    "test/" + UUID.randomUUID(),
                                    new Notice.Recipient.Phone("13812345678"),
                                    "jobs.notice.done",
                                    Map.of("number", "7", "what", "甲"),
                                    Locale.SIMPLIFIED_CHINESE,
                                    ""));
                    var name = new ByteArrayInputStream("证据".getBytes(StandardCharsets.UTF_8));
                    context.getBean(Files.class)
                            .keep(new FileOwner("test-note", "N-" + UUID.randomUUID(), null), "a.txt", name);
                }));
        var real = new TestStaff(context).real("3708", Role.LEADER);
        new TestFactor(context).enrol(real);
        context.getBean(Links.class)
                .issue(
                        Links.Purpose.ENROLMENT,
                        new TestStaff(context).real("3708", Role.LEADER).id());
        invite(city);
        settle(city);
        var page = Objects.requireNonNull(web.post()
                .uri("/workbench/appeals/exports")
                .cookie(staff.cookie())
                .with(csrf())
                .param("format", "csv")
                .param("q", "13812345678")
                .exchange()
                .getResponse()
                .getRedirectedUrl());
        Awaitility.await()
                .until(() -> web.get()
                                .uri(page + "/result")
                                .cookie(staff.cookie())
                                .exchange()
                                .getResponse()
                                .getStatus()
                        == 200);
    }

    /** A household of one. */
    private void settle(AppealCity city) {
        var worker = city.member(OrganizationKind.TRADE_UNION, AppealCity.TOWNSHIP, Role.HANDLER);
        var body = city.organization(OrganizationKind.TRADE_UNION, AppealCity.TOWNSHIP);
        var person =
                new PersonDraft("王秀英", null, null, null, body.division(), null, List.of(AppealCity.phone()), "北关街 1 号");
        CurrentViewer.as(
                worker.viewer(),
                () -> context.getBean(Households.class)
                        .add(
                                new Households.Draft(
                                        body.division(),
                                        "北关街 1 号",
                                        List.of(new Households.MemberDraft(Relation.HEAD, person, null))),
                                new Hold(body.id(), Basis.DUTY, "入户走访")));
    }

    /** An account with a phone. */
    private void invite(AppealCity city) {
        var administrator = city.staff().overAll("3708", Role.ADMINISTRATOR);
        assertThat(web.post()
                        .uri("/workbench/accounts")
                        .cookie(administrator.cookie())
                        .with(csrf())
                        .param("login", "s" + System.nanoTime())
                        .param("name", "赵桂兰")
                        .param("division", AppealCity.COUNTY)
                        .param("phone", AppealCity.phone()))
                .hasStatusOk();
    }

    private List<byte[]> rows(SealedColumn column) {
        return system.select(column.column())
                .from(column.table())
                .where(column.which())
                .and(column.column().isNotNull())
                .fetch(column.column());
    }

    private List<String> opened(SealedColumn column) {
        var opened = new ArrayList<String>();
        for (var sealed : rows(column)) {
            opened.add(Base64.getEncoder().encodeToString(vault.openBytes(column.purpose(), sealed)));
        }
        return opened;
    }

    private List<String> ofCases() {
        return system.fetch(
                        "select contact from appeals.appeal where case_key is not null and contact is not null order by id")
                .map(row -> Arrays.toString(row.get(0, byte[].class)));
    }

    private static String name(SealedColumn column) {
        return String.join(
                ".",
                Objects.requireNonNull(column.table().getSchema()).getName(),
                column.table().getName(),
                column.column().getName());
    }
}
