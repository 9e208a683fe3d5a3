package org.qiaoliang.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.ScopeKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@Rule("ACCESS-5")
class TrailPagesIT extends IntegrationTest {
    private static final ScopeKey WOMEN_OF_A_COUNTY =
            ScopeKey.of(OrganizationKind.WOMENS_FEDERATION, new DivisionCode("370811"));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Audit audit;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    @SystemDatabase
    private TransactionTemplate background;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private final String subject = "T-" + UUID.randomUUID();

    @Test
    void showsWhoDidWhatAndWhatItChanged() {
        record(AuditEvent.of("test.changed", "test", subject, WOMEN_OF_A_COUNTY)
                .change(Map.of("state", "received"), Map.of("state", "<b>accepted</b>"))
                .because("电话核实"));
        var auditor = staff().overAll("3708", Role.AUDITOR);

        var list = page(auditor, "/workbench/audit?subject=" + subject);
        assertThat(list).contains(subject, "test.changed", "妇联");

        var event = page(auditor, eventLink(list));
        assertThat(event)
                .contains("received", "&lt;b&gt;accepted&lt;/b&gt;", "电话核实")
                .doesNotContain("<b>accepted");
    }

    @Test
    @Rule("ACCESS-2")
    void isAbsentForWhoeverIsNoAuditor() {
        var handler = staff().overAll("3708", Role.HANDLER, Role.ADMINISTRATOR);

        assertThat(web.get().uri("/workbench/audit").cookie(handler.cookie())).hasStatus(404);
        assertThat(web.get().uri("/workbench/audit")).hasStatus(302);
    }

    @Test
    @Rule("ACCESS-1")
    void showsEachAuditorTheirOwnPartOnly() {
        record(AuditEvent.of("test.changed", "test", subject, WOMEN_OF_A_COUNTY));
        var women = staff().member(null, OrganizationKind.WOMENS_FEDERATION, "370811", Role.AUDITOR);
        var union = staff().member(null, OrganizationKind.TRADE_UNION, "370811", Role.AUDITOR);

        var list = page(women, "/workbench/audit?subject=" + subject);
        assertThat(list).contains("test.changed");
        assertThat(page(union, "/workbench/audit?subject=" + subject)).doesNotContain("test.changed");
        assertThat(web.get().uri(eventLink(list)).cookie(union.cookie())).hasStatus(404);
    }

    @Test
    void filtersByEverythingInTheAddress() {
        record(AuditEvent.of("test.changed", "test", subject, WOMEN_OF_A_COUNTY));
        var auditor = staff().overAll("3708", Role.AUDITOR);
        var here = "/workbench/audit?subject=" + subject;

        for (var matching : new String[] {
            "&action=test.",
            "&action=test.changed",
            "&type=test",
            "&kind=womens-federation",
            "&division=3708",
            "&division=370811",
            "&kind=womens-federation&division=3708",
            "&from=2020-01-01",
            "&to=2999-01-01"
        }) {
            assertThat(page(auditor, here + matching)).as(matching).contains("test.changed</span>");
        }
        for (var other : new String[] {
            "&action=appeal.",
            "&type=appeal",
            "&kind=trade-union",
            "&division=370812",
            "&to=2020-01-01",
            "&from=2999-01-01",
            "&who=nobody"
        }) {
            assertThat(page(auditor, here + other)).as(other).doesNotContain("test.changed</span>");
        }
    }

    @Test
    void offersActionsAndTypesOfRecordsByNameAndKeepsWhatItDoesNotKnow() {
        var auditor = staff().overAll("3708", Role.AUDITOR);

        var list = page(auditor, "/workbench/audit?action=appeal.acceptance&type=appeal");
        assertThat(list)
                .contains("<optgroup label=\"诉求\">", ">全部操作：诉求<", "value=\"division.split\"")
                .containsPattern("value=\"appeal.acceptance\" selected[^>]*>受理诉求<")
                .containsPattern("value=\"appeal\" selected[^>]*>诉求<");
        assertThat(page(auditor, "/workbench/audit?action=test.changed"))
                .containsPattern("value=\"test.changed\" selected");
        var english = web.get()
                .uri("/workbench/audit")
                .cookie(auditor.cookie())
                .header("Accept-Language", "en")
                .exchange();
        assertThat(english).bodyText().contains("<optgroup label=\"Appeal\">", ">Division split<");
    }

    @Test
    @Rule("ACCESS-5")
    void refusesAFilterThatItCannotReadAndShowsNothingInstead() {
        var auditor = staff().overAll("3708", Role.AUDITOR);
        for (var wrong : new String[] {
            "from=bad",
            "kind=none",
            "from=nonsense&kind=none",
            "to=2026-13-40",
            "division=zz",
            "from=2026-03-02&to=2026-03-01"
        }) {
            assertThat(web.get().uri("/workbench/audit?" + wrong).cookie(auditor.cookie()))
                    .as(wrong)
                    .hasStatus(422)
                    .bodyText()
                    .contains("-error\"", "empty-state");
        }
    }

    @Test
    void turnsThePageByKeyAndKeepsTheFilters() {
        for (var i = 0; i < 53; i++) {
            record(AuditEvent.of("test.changed", "test", subject, WOMEN_OF_A_COUNTY));
        }
        var auditor = staff().overAll("3708", Role.AUDITOR);

        var first = page(auditor, "/workbench/audit?subject=" + subject);
        var next = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"").matcher(first);
        assertThat(next.find()).isTrue();
        var second = page(auditor, next.group(1).replace("&amp;", "&"));

        assertThat(rows(first)).isEqualTo(50);
        assertThat(rows(second)).isEqualTo(3);
    }

    @Test
    @Rule("APPEAL-4")
    void leavesATrailOfLookingUpConfidentialCases() {
        record(AuditEvent.of("test.changed", "test", subject, WOMEN_OF_A_COUNTY).ofConfidentialCase());
        var auditor = staff().overAll("3708", Role.AUDITOR);

        page(auditor, "/workbench/audit?subject=" + subject);

        assertThat(background.<Integer>execute(t -> system.fetchCount(DSL.selectOne()
                        .from("audit.event")
                        .where(
                                "action = 'audit.viewed' and actor = ? and after ->> 'subjects' = ?",
                                auditor.login(),
                                subject))))
                .isEqualTo(1);
    }

    private String page(Member member, String uri) {
        var answer =
                web.get().uri(java.net.URI.create(uri)).cookie(member.cookie()).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String eventLink(String page) {
        var link = Pattern.compile("/workbench/audit/\\d+").matcher(page);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static int rows(String page) {
        return page.split("test.changed</span>", -1).length - 1;
    }

    private void record(AuditEvent event) {
        transactions.executeWithoutResult(t -> audit.record(event));
    }

    private TestStaff staff() {
        return new TestStaff(context);
    }
}
