package org.qiaoliang.appeals.internal.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Taking in for somebody, as forms are sent without any script. */
class IntakePagesIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;
    private static final String PATH = "/workbench/appeals/new";

    @Autowired
    private ApplicationContext context;

    private AppealCity city;

    @Autowired
    private Divisions divisions;

    @BeforeEach
    void staff() {
        city = new AppealCity(context);
    }

    @Test
    void aVillageWorkerBeginsAtTheirOwnPlaceAndOnBehalf() {
        var worker = city.member(UNION, AppealCity.TOWNSHIP, Role.VILLAGE_WORKER);
        assertThat(get(worker)).bodyText().contains("value=\"on-behalf\"").doesNotContain("value=\"counter\"");
        assertThat(get(worker)).bodyText().containsPattern("value=\"" + AppealCity.TOWNSHIP + "\"[^>]*checked");
        var operator = city.member(UNION, AppealCity.COUNTY, Role.OPERATOR);
        assertThat(get(operator)).bodyText().contains("value=\"counter\"", "value=\"hotline\"");
    }

    @Test
    @Rule("ACCESS-2")
    void onlyPlacesWithinReachAreOffered() {
        var worker = city.member(UNION, AppealCity.TOWNSHIP, Role.VILLAGE_WORKER);
        var below = "/divisions/options?field=division&reach=appeal.intake&chosen=";
        assertThat(get(worker, below + AppealCity.COUNTY))
                .bodyText()
                .contains("value=\"" + AppealCity.TOWNSHIP + "\"", "&amp;reach=appeal.intake")
                .doesNotContain("value=\"370811013\"");
        assertThat(get(worker, below + "3708")).bodyText().doesNotContain("value=\"370826\"");
        assertThat(get(worker, "/divisions/options?field=division&reach=everything"))
                .hasStatus(404);
        // However many others are called so.
        var county = divisions.byCode(new DivisionCode(AppealCity.OTHER_COUNTY)).orElseThrow();
        var township = divisions.children(county.id()).getLast();
        var village = divisions.children(township.id()).getLast();
        var ending = village.name().substring(village.name().length() - 2);
        assertThat(divisions.search(ending, 50)).hasSize(50).doesNotContain(village);
        var there = city.member(UNION, township.code().digits(), Role.VILLAGE_WORKER);
        assertThat(get(there, "/divisions/options?field=division&reach=appeal.intake&q=" + ending))
                .bodyText()
                .contains("value=\"" + township.code().digits())
                .doesNotContain("value=\"" + AppealCity.TOWNSHIP);
        var operator = city.member(UNION, AppealCity.COUNTY, Role.OPERATOR);
        assertThat(get(operator, below + AppealCity.COUNTY)).bodyText().contains("value=\"370811013\"");
    }

    @Test
    @Rule("APPEAL-2")
    void aMatterOfManyIsTakenInWithThoseWhoSpeakForThem() {
        var operator = city.member(UNION, AppealCity.COUNTY, Role.OPERATOR);
        var refused = take(operator, "wages", "people", "1000000", "representatives[0].name", "说话的人");
        assertThat(refused).hasStatus(422).bodyText().contains("people-error", "说话的人");
        assertThat(take(operator, "wages", "people", "7", "representatives[0].name", "说话的人"))
                .hasStatus(422)
                .bodyText()
                .contains("representatives[0].phone-error");
        assertThat(take(
                        operator,
                        "wages",
                        "people",
                        "7",
                        "representatives[0].name",
                        "说话的人",
                        "representatives[0].phone",
                        AppealCity.phone()))
                .hasStatusOk()
                .bodyText()
                .contains("receipt-code");
    }

    @Test
    @Rule("APPEAL-2")
    void whomADenunciationIsAboutIsAskedAndNeverGuessed() {
        var operator = city.member(UNION, AppealCity.COUNTY, Role.OPERATOR);
        assertThat(take(operator, "denunciation"))
                .hasStatus(422)
                .bodyText()
                .contains("aboutReceiver-error", "name=\"aboutReceiver\"");
        assertThat(take(operator, "denunciation", "aboutReceiver", "false"))
                .hasStatusOk()
                .bodyText()
                .contains("receipt-code");
        assertThat(take(operator, "wages")).bodyText().doesNotContain("name=\"aboutReceiver\"");
    }

    private MvcTestResult get(Member who) {
        return get(who, PATH);
    }

    private MvcTestResult get(Member who, String path) {
        return web.get().uri(path).cookie(who.cookie()).exchange();
    }

    private MvcTestResult take(Member who, String category, String... more) {
        var fields = new ArrayList<>(
                List.of("channel", "hotline", "category", category, "division", AppealCity.COUNTY, "title", "代为登记的事"));
        fields.addAll(List.of("text", "来电人说了经过。", "contact.name", "来电人", "contact.phone", AppealCity.phone()));
        fields.addAll(List.of(more));
        var request = web.post().uri(PATH).cookie(who.cookie()).with(csrf());
        for (var i = 0; i < fields.size(); i += 2) {
            request.param(fields.get(i), fields.get(i + 1));
        }
        return request.exchange();
    }
}
