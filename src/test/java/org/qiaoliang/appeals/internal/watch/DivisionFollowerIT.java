package org.qiaoliang.appeals.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.ViewerSwitch;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.appeals.internal.reading.CaseQueries;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.appeals.internal.reading.DeskQueries;
import org.qiaoliang.appeals.internal.reading.DeskRow;
import org.qiaoliang.appeals.internal.templates.ReplyTemplate;
import org.qiaoliang.appeals.internal.templates.ReplyTemplates;
import org.qiaoliang.appeals.internal.web.FilterParameters;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.internal.DivisionService;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.ledger.Board;
import org.qiaoliang.ledger.StockSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;

/** Every change is rolled back: other tests live in the same region tree. */
@Rule("DIV-1")
class DivisionFollowerIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;
    private static final String STREET = "370811018";
    private static final String NEW_COUNTY = "370830";

    @Autowired
    @SystemDatabase
    private DSLContext system;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DivisionService divisions;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private DeskQueries lists;

    @Autowired
    private ViewerSwitch viewers;

    @Autowired
    private ReplyTemplates templates;

    @Autowired
    private StockSource stocks;

    @Autowired
    private AppealDesk deskOfStaff;

    @Autowired
    private TransactionTemplate transactions;

    private AppealCity city;
    private TestDesk desk;
    private Receipt receipt;

    @BeforeEach
    void liesWithTheStreet() {
        city = new AppealCity(context);
        desk = new TestDesk(context);
        receipt = desk.file(AppealCity.wages("街道搬到别的县去了"));
        system.execute(
                "update organizations.organization set accepts = '{wages}' where id = ?",
                city.organization(UNION, STREET).id().value());
        var county = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        desk.act(
                county,
                receipt,
                new AppealCommand.Transfer(city.organization(UNION, STREET).id(), "由街道办理"));
    }

    @Test
    void appealsOfADivisionThatMovesAreSeenFromItsNewPlaceAndNoLongerFromItsOld() {
        var fresh = city.member(UNION, NEW_COUNTY, Role.SUPERVISOR);
        var former = city.member(UNION, AppealCity.TOWNSHIP, Role.SUPERVISOR);
        changing(() -> {
            assertThatThrownBy(() -> viewers.as(fresh.viewer(), () -> cases.open(receipt.number())))
                    .isInstanceOf(Absent.class);

            divisions.move(STREET, NEW_COUNTY, "", ground());

            var opened = as(fresh, () -> cases.open(receipt.number()));
            assertThat(opened.appeal().body().scope())
                    .isEqualTo(ScopeKey.of(UNION, new DivisionCode(NEW_COUNTY + "018")));
            assertThat(as(fresh, () -> lists.list(searched()).items()))
                    .extracting(DeskRow::number)
                    .contains(receipt.number());
            // Where it happened stays.
            assertThat(opened.appeal().origin().place().digits()).isEqualTo(AppealCity.TOWNSHIP);
            assertThatThrownBy(() -> as(former, () -> cases.open(receipt.number())))
                    .isInstanceOf(Absent.class);
        });
    }

    @Test
    void whoReferredItKeepsSightAfterItsOwnPlaceHasMoved() {
        var fresh = city.member(UNION, NEW_COUNTY, Role.SUPERVISOR);
        var street = city.member(UNION, STREET, Role.SUPERVISOR);
        desk.act(
                street,
                receipt,
                new AppealCommand.Transfer(
                        city.organization(UNION, AppealCity.OTHER_COUNTY).id(), "工地在邻县"));
        changing(() -> {
            divisions.move(STREET, NEW_COUNTY, "", ground());

            assertThat(as(fresh, () -> cases.open(receipt.number())).appeal().senders())
                    .contains(ScopeKey.of(UNION, new DivisionCode(NEW_COUNTY + "018"))
                            .value());
        });
    }

    @Test
    void theListOfARenumberedDivisionFindsWhatHappenedThereBefore() {
        var before = filed("改编号以前的");
        changing(() -> {
            divisions.move(STREET, AppealCity.COUNTY, AppealCity.COUNTY + "099", ground());

            var county = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
            for (var words : new String[] {"", "改编号以前"}) {
                assertThat(listed(county, AppealCity.COUNTY + "099", words)).contains(before);
                // By the code of that day too: it never belongs to another division.
                assertThat(listed(county, STREET, words)).contains(before);
                assertThat(listed(county, AppealCity.TOWNSHIP, words)).doesNotContain(before);
            }
            assertThat(as(county, () -> cases.open(before)).appeal().origin().place())
                    .isEqualTo(new DivisionCode(STREET));
        });
    }

    @Test
    void theListOfADivisionFindsWhatHappenedInThoseMergedIntoIt() {
        var before = filed("合并以前的");
        changing(() -> {
            var county = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
            assertThat(listed(county, AppealCity.TOWNSHIP, "")).doesNotContain(before);
            var street = open(county, STREET, null).getOrDefault("", 0L);
            var town = open(county, AppealCity.TOWNSHIP, null).getOrDefault("", 0L);

            divisions.merge(STREET, AppealCity.TOWNSHIP, ground());

            assertThat(open(county, AppealCity.TOWNSHIP, null)).containsEntry("", street + town);
            assertThat(open(county, AppealCity.COUNTY, Board.Along.DIVISION))
                    .containsEntry(AppealCity.TOWNSHIP, street + town)
                    .doesNotContainKey(STREET);

            for (var words : new String[] {"", "合并以前"}) {
                assertThat(listed(county, AppealCity.TOWNSHIP, words)).contains(before);
                assertThat(listed(county, STREET, words)).contains(before);
            }
        });
    }

    private Map<String, Long> open(Member member, String division, Board.@Nullable Along by) {
        var asked = new StockSource.Question("appeal.open", new DivisionCode(division), by, null, "", "");
        return as(member, () -> stocks.count(asked, member.viewer())).stream()
                .collect(Collectors.toMap(StockSource.Row::key, StockSource.Row::quantity));
    }

    @Test
    @Rule("APPEAL-2")
    void openAppealsOfAMergedDivisionGoOnAtTheHeirByTheSameDeadlines() {
        var street = city.organization(UNION, STREET);
        var heir = city.organization(UNION, AppealCity.TOWNSHIP);
        var former = city.member(UNION, STREET, Role.SUPERVISOR, Role.HANDLER);
        desk.act(former, receipt, new AppealCommand.Accept(false));
        var due = due(TestDesk.as(former, () -> lists.list(searched()).items()));
        var name = "并入前的说法" + System.nanoTime();
        var same = "都有的说法" + System.nanoTime();
        TestDesk.as(former, () -> templates.create(new ReplyTemplates.Draft(name, "", "街道的话")));
        TestDesk.as(former, () -> templates.create(new ReplyTemplates.Draft(same, "", "街道另外的话")));
        var there = city.member(UNION, AppealCity.TOWNSHIP, Role.SUPERVISOR, Role.HANDLER);
        TestDesk.as(there, () -> templates.create(new ReplyTemplates.Draft(same, "", "镇上的话")));
        changing(() -> {
            divisions.merge(STREET, AppealCity.TOWNSHIP, ground());

            var opened = as(there, () -> cases.open(receipt.number()));
            assertThat(opened.appeal().body().organization()).isEqualTo(heir.id());
            assertThat(opened.appeal().body().scope()).isEqualTo(heir.scopeKey());
            assertThat(due(as(there, () -> lists.list(searched()).items()))).isEqualTo(due);
            assertThat(as(there, () -> templates.usable(heir.id(), "wages")))
                    .extracting(ReplyTemplate::name)
                    .contains(name, same, same + " · " + street.name());
            assertThat(as(there, () -> lists.list(searched()).items()))
                    .extracting(DeskRow::number)
                    .contains(receipt.number());
            // And it is worked on there.
            as(there, () -> deskOfStaff.act(receipt.number(), new AppealCommand.Assign(null, "", "")));
            assertThat(as(there, () -> cases.open(receipt.number())).appeal().handler())
                    .isNotNull();
        });
    }

    private Instant due(List<DeskRow> rows) {
        var listed = rows.stream()
                .filter(row -> row.number().equals(receipt.number()))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(listed.dueAt());
    }

    private AppealNumber filed(String title) {
        var contact = new Submission.Contact("王秀英", AppealCity.phone());
        return desk.file(Submission.of("wages", STREET, title, "从三月起一直没有发工资。", false, contact))
                .number();
    }

    private List<AppealNumber> listed(Member who, String division, String words) {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("division", division);
        asked.add("sort", "-received");
        asked.add("q", words);
        return as(
                who,
                () -> lists.list(FilterParameters.read(asked)).items().stream()
                        .map(DeskRow::number)
                        .toList());
    }

    private static DivisionService.Ground ground() {
        return new DivisionService.Ground(LocalDate.of(2026, 6, 1), "鲁民函〔2026〕1号");
    }

    private static DeskFilter searched() {
        var words = new LinkedMultiValueMap<String, String>();
        words.add("q", "搬到别的县");
        return FilterParameters.read(words);
    }

    private <T> T as(Member who, Supplier<T> work) {
        return viewers.as(who.viewer(), work);
    }

    private void changing(Runnable work) {
        var administrator = city.staff().overAll("3708", Role.ADMINISTRATOR);
        CurrentViewer.as(
                administrator.viewer(),
                () -> transactions.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    work.run();
                }));
    }
}
