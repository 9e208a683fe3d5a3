package org.qiaoliang.people.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.people.Basis;
import org.qiaoliang.people.Document;
import org.qiaoliang.people.GuardianDraft;
import org.qiaoliang.people.Hold;
import org.qiaoliang.people.Households;
import org.qiaoliang.people.PersonDraft;
import org.qiaoliang.people.Persons;
import org.qiaoliang.people.Relation;
import org.qiaoliang.people.Sex;
import org.qiaoliang.people.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

class PersonsIT extends IntegrationTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Persons persons;

    @Autowired
    private Households households;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private Organization women;
    private Organization union;
    private TestStaff.Member ofWomen;
    private TestStaff.Member ofUnion;

    @BeforeEach
    void staff() {
        var city = new AppealCity(context);
        women = city.organization(OrganizationKind.WOMENS_FEDERATION, AppealCity.TOWNSHIP);
        union = city.organization(OrganizationKind.TRADE_UNION, AppealCity.TOWNSHIP);
        ofWomen = city.member(OrganizationKind.WOMENS_FEDERATION, AppealCity.TOWNSHIP, Role.HANDLER);
        ofUnion = city.member(OrganizationKind.TRADE_UNION, AppealCity.TOWNSHIP, Role.HANDLER);
    }

    private static Hold hold(Organization body) {
        return new Hold(body.id(), Basis.DUTY, "困难家庭走访");
    }

    private static <T> T as(TestStaff.Member member, Supplier<T> work) {
        return CurrentViewer.as(member.viewer(), work);
    }

    @Test
    @Rule("PERSON-1")
    void thereIsOneFileWhateverBodyAdds() {
        var draft = TestPeople.draft("王秀英", women.division());
        var first = as(ofWomen, () -> persons.add(draft, hold(women), null));
        assertThat(as(ofUnion, () -> persons.find(first.id()))).isEmpty();
        assertThat(as(ofUnion, () -> persons.byDocument(Objects.requireNonNull(draft.document()))))
                .isEmpty();

        var second = as(ofUnion, () -> persons.add(draft, hold(union), null));
        assertThat(first.known()).isFalse();
        assertThat(second.known()).isTrue();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(as(ofUnion, () -> persons.find(first.id())).orElseThrow().name())
                .isEqualTo("王秀英");
        assertThat(system.fetch(
                                "select organization_id from people.holding where person_id = ?",
                                first.id().value())
                        .getValues(0, Long.class))
                .containsExactlyInAnyOrder(women.id().value(), union.id().value());
    }

    @Test
    @Rule("ACCESS-3")
    void nobodyTakesAPersonOverWithoutTheirNumber() {
        var id = as(ofWomen, () -> persons.add(TestPeople.draft("李桂兰", women.division()), hold(women), null))
                .id();
        var app = context.getBean(DSLContext.class);
        var transactions = context.getBean(TransactionTemplate.class);
        assertThatThrownBy(() -> as(
                        ofUnion,
                        () -> transactions.execute(status -> app.execute(
                                "insert into people.holding (person_id, organization_id, scope_key, basis, purpose, since)"
                                        + " values (?, ?, ?, 'duty', 'x', current_date)",
                                id.value(),
                                union.id().value(),
                                union.scopeKey().value()))))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> as(
                        ofUnion,
                        () -> transactions.execute(status -> app.fetch(
                                "select people.keep(decode('00', 'hex'), ?, 'duty', 'x', current_date, null)",
                                women.id().value()))))
                .hasStackTraceContaining("insufficient_privilege");
    }

    @Test
    @Rule("PERSON-2")
    void secretsAreSealedAndShownWithAReasonOnly() {
        var draft = TestPeople.draft("赵敏", women.division());
        var number = Objects.requireNonNull(draft.document()).number();
        var id = as(ofWomen, () -> persons.add(draft, hold(women), null)).id();
        var row = system.fetchSingle("select document, address, key from people.person where id = ?", id.value());
        for (var i = 0; i < 3; i++) {
            assertThat(new String(row.get(i, byte[].class), StandardCharsets.ISO_8859_1))
                    .doesNotContain(number);
        }
        var masked = as(ofWomen, () -> persons.masked(id));
        assertThat(Objects.requireNonNull(masked.document()).number())
                .isEqualTo("370***********" + number.substring(14));
        assertThat(masked.address()).isEmpty();
        assertThatThrownBy(() -> as(ofWomen, () -> persons.reveal(id, " "))).isInstanceOf(RuleViolation.class);
        var shown = as(ofWomen, () -> persons.reveal(id, "核对发放名单"));
        assertThat(Objects.requireNonNull(shown.document()).number()).isEqualTo(number);
        assertThat(shown.phones()).isEqualTo(draft.phones());
        assertThat(shown.address()).isEqualTo(draft.address());
        assertThat(system.fetch(
                        "select reason from audit.event where action = 'person.revealed' and subject = ?",
                        id.toString()))
                .hasSize(1)
                .first()
                .satisfies(event -> assertThat(event.get(0)).isEqualTo("核对发放名单"));
        assertThatThrownBy(() -> as(ofUnion, () -> persons.reveal(id, "想看看"))).isInstanceOf(Absent.class);
    }

    @Test
    @Rule("ACCESS-1")
    void aVillageWorkerSeesNumbersMaskedAlone() {
        var city = new AppealCity(context);
        var worker = city.member(OrganizationKind.WOMENS_FEDERATION, AppealCity.TOWNSHIP, Role.VILLAGE_WORKER);
        var leader = city.member(OrganizationKind.WOMENS_FEDERATION, AppealCity.COUNTY, Role.LEADER, Role.AUDITOR);
        var id = as(worker, () -> persons.add(TestPeople.draft("孙丽", women.division()), hold(women), null))
                .id();
        assertThatThrownBy(() -> as(worker, () -> persons.reveal(id, "打电话")))
                .isInstanceOfSatisfying(
                        RuleViolation.class, no -> assertThat(no.kind()).isEqualTo(RuleViolation.Kind.NOT_ALLOWED));
        assertThat(as(leader, () -> persons.find(id))).isEmpty();
        assertThat(CurrentViewer.as(new Viewer.Anonymous(), () -> persons.find(id)))
                .isEmpty();
    }

    @Test
    void changesAreWrittenOverTheVersionThatWasRead() {
        var draft = TestPeople.draft("周霞", women.division());
        var id = as(ofWomen, () -> persons.add(draft, hold(women), null)).id();
        var moved = new PersonDraft(
                "周霞",
                null,
                null,
                1,
                women.division(),
                draft.document(),
                List.of("13700001111", "0537-2345678"),
                "新村 2 号");
        as(ofWomen, () -> {
            persons.change(id, 1, moved);
            return true;
        });
        var shown = as(ofWomen, () -> persons.reveal(id, "核对"));
        assertThat(shown.phones()).containsExactly("13700001111", "05372345678");
        assertThat(as(ofWomen, () -> persons.byPhone("137 0000 1111"))).contains(id);
        assertThatThrownBy(() -> as(ofWomen, () -> {
                    persons.change(id, 1, draft);
                    return true;
                }))
                .isInstanceOfSatisfying(
                        RuleViolation.class, no -> assertThat(no.kind()).isEqualTo(RuleViolation.Kind.STALE));
    }

    @Test
    @Rule("PERSON-6")
    void aChildIsKeptWithTheirGuardiansConsentAlone() {
        var birth = LocalDate.now().minusYears(9);
        var child =
                TestPeople.draft("王小雨", women.division(), TestPeople.number(birth, (int) (System.nanoTime() % 999)));
        assertThatThrownBy(() -> as(ofWomen, () -> persons.add(child, hold(women), null)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        no -> assertThat(no.complaints())
                                .extracting(RuleViolation.Complaint::field)
                                .containsExactly("guardian"));
        var guardian =
                new GuardianDraft(null, "王建国", "13900002222", GuardianDraft.Relation.GRANDPARENT, LocalDate.now());
        var id = as(ofWomen, () -> persons.add(child, hold(women), guardian)).id();
        var kept = as(ofWomen, () -> persons.find(id)).orElseThrow();
        assertThat(kept.guarded(LocalDate.now())).isTrue();
        assertThat(kept.sex()).isNotNull();
    }

    @Test
    void aHouseholdIsAddedInOneGo() {
        var head = TestPeople.draft("王建国", women.division(), TestPeople.number(Sex.MALE));
        var wife = TestPeople.draft("刘芳", women.division());
        var child = TestPeople.draft(
                "王小雨", women.division(), TestPeople.number(LocalDate.now().minusYears(8), (int)
                        (System.nanoTime() % 999)));
        var consent = new GuardianDraft(null, "", "", GuardianDraft.Relation.PARENT, LocalDate.now());
        var draft = new Households.Draft(
                women.division(),
                "北关街 1 号",
                List.of(
                        new Households.MemberDraft(Relation.SPOUSE, wife, null),
                        new Households.MemberDraft(Relation.CHILD, child, consent),
                        new Households.MemberDraft(Relation.HEAD, head, null)));
        var id = as(ofWomen, () -> households.add(draft, hold(women)));
        var household = as(ofWomen, () -> households.find(id)).orElseThrow();
        assertThat(household.members()).extracting(m -> m.person().name()).containsExactly("王建国", "刘芳", "王小雨");
        assertThat(as(ofUnion, () -> households.find(id))).isEmpty();

        // The union knows the wife too: of the household it sees her alone.
        var wifeId = as(ofUnion, () -> persons.add(wife, hold(union), null)).id();
        assertThat(as(ofUnion, () -> households.of(wifeId)).orElseThrow().members())
                .extracting(m -> m.person().name())
                .containsExactly("刘芳");
    }

    @Test
    void allThatIsWrongWithAHouseholdIsSaidAtOnce() {
        var nameless = new PersonDraft(" ", null, null, null, women.division(), null, List.of("12"), "");
        var draft = new Households.Draft(
                women.division(), "", List.of(new Households.MemberDraft(Relation.SPOUSE, nameless, null)));
        assertThatThrownBy(() -> as(ofWomen, () -> households.add(draft, hold(women))))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        no -> assertThat(no.complaints())
                                .extracting(RuleViolation.Complaint::field)
                                .containsExactly("members", "members[0].name", "members[0].phones"));
    }

    @Test
    @Rule("PERSON-1")
    void whatIsOnFileStaysAsItIsWhenAnotherBodyAdds() {
        var draft = TestPeople.draft("郑爽", women.division());
        var id = as(ofWomen, () -> persons.add(draft, hold(women), null)).id();
        var other = new PersonDraft("郑双", null, null, null, union.division(), draft.document(), List.of(), "");
        as(ofUnion, () -> persons.add(other, hold(union), null));
        assertThat(as(ofWomen, () -> persons.find(id)).orElseThrow().name()).isEqualTo("郑爽");
        assertThat(Document.Kind.RESIDENT_ID)
                .isEqualTo(as(ofWomen, () -> persons.find(id)).orElseThrow().document());
    }
}
