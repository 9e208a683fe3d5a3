package org.qiaoliang.divisions.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

class PlacePickerIT extends IntegrationTest {
    @Autowired
    private DivisionSetup setup;

    @Autowired
    private PlacePickers pickers;

    @BeforeEach
    void load() {
        setup.load(new DivisionCode("3708"));
    }

    @Test
    void beginsWithTheRootAndWhatLiesInIt() {
        var picker = pickers.of("division", Form.empty(), new MockHttpServletRequest());

        assertThat(picker.path()).extracting(Division::name).containsExactly("济宁市");
        assertThat(picker.chosen()).isNull();
        assertThat(picker.options()).extracting(Division::level).containsOnly(DivisionLevel.COUNTY);
    }

    @Test
    void remembersTheLastPlaceOfThisBrowser() {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("place", "370811011"));

        var picker = pickers.of("division", Form.empty(), request);

        assertThat(picker.path()).extracting(Division::name).containsExactly("济宁市", "任城区", "古槐街道");
        assertThat(picker.options()).extracting(Division::level).containsOnly(DivisionLevel.VILLAGE);
    }

    @Test
    void ignoresACookieThatHoldsNonsense() {
        for (var nonsense : List.of("", "x", "110101", "37", "<b>")) {
            var request = new MockHttpServletRequest();
            request.setCookies(new Cookie("place", nonsense));
            assertThat(pickers.of("division", Form.empty(), request).chosen()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "370811011, 古槐街道",
        "'370811011,', 古槐街道",
        "'370811011,古槐', 古槐街道",
        "'370811,鱼台县', 鱼台县", // typed after a button was pressed
        "古槐街道, 古槐街道",
        "任城 古槐, 古槐街道",
        "370883114, 郭里镇",
    })
    void understandsButtonsAndWords(String posted, String name) {
        assertThat(pickers.chosen("division", posted, DivisionLevel.COUNTY).name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'', divisions.missing",
        "'  ,', divisions.missing",
        "110101, divisions.unknown",
        "沙漠绿洲, divisions.none-called",
        "张庄, divisions.several-called",
        "370811, divisions.closer",
        "' or 1=1 --', divisions.none-called",
    })
    void asksAgainWhenItIsNotClear(String posted, String key) {
        assertThatThrownBy(() -> pickers.chosen("division", posted, DivisionLevel.TOWNSHIP))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        e -> assertThat(e.complaints())
                                .singleElement()
                                .satisfies(c -> assertThat(c.field()).isEqualTo("division"))
                                .extracting(RuleViolation.Complaint::key)
                                .isEqualTo(key));
    }

    @Test
    void offersWhatTheWordsMayMean() {
        var form = Form.of(Map.of("division", List.of("370811", "张庄")));

        var picker = pickers.of("division", form, new MockHttpServletRequest());

        assertThat(picker.words()).isEqualTo("张庄");
        assertThat(picker.options()).isNotEmpty().allMatch(d -> d.fullName().contains("张庄"));
    }

    @Test
    void saysWhenNoPlaceIsCalledSoAndKeepsTheWords() {
        var form = Form.of(Map.of("division", List.of("370811", "沙漠绿洲")));

        var picker = pickers.of("division", form, new MockHttpServletRequest());

        assertThat(picker.words()).isEqualTo("沙漠绿洲");
        assertThat(picker.foundNothing()).isTrue();
        assertThat(picker.path()).extracting(Division::name).endsWith("任城区");
        assertThat(picker.options()).extracting(Division::level).containsOnly(DivisionLevel.TOWNSHIP);
        assertThat(web.get().uri("/divisions/options?field=division&q=沙漠绿洲"))
                .hasStatusOk()
                .bodyText()
                .contains("没有叫“沙漠绿洲”的地方", "任城区");
        assertThat(web.get().uri("/divisions/options?field=division&q=ghjd"))
                .bodyText()
                .doesNotContain("没有叫");
    }

    @Test
    void followsWhatIsTypedAndChosen() {
        assertThat(web.get().uri("/divisions/options?field=division&q=guhuai")).hasStatusOk();
        assertThat(web.get().uri("/divisions/options?field=division&q=ghjd"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"370811011\"", "济宁市任城区");
        assertThat(web.get().uri("/divisions/options?field=division&chosen=370811"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"370811011\"");
        assertThat(web.get().uri("/divisions/options?field=<script>")).hasStatus(404);
    }

    @Test
    void answersProgramsInJson() {
        assertThat(web.get().uri("/api/v1/divisions"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].code")
                .isEqualTo("3708");
        assertThat(web.get().uri("/api/v1/divisions?parent=3708"))
                .bodyJson()
                .extractingPath("$[0]")
                .isEqualTo(Map.of(
                        "code", "370811", "name", "任城区", "fullName", "济宁市任城区", "level", "county", "below", true));
        assertThat(web.get().uri("/api/v1/divisions?q=rcq"))
                .bodyJson()
                .extractingPath("$[0].name")
                .isEqualTo("任城区");
        assertThat(web.get().uri("/api/v1/divisions?parent=11")).hasStatus(404);
    }
}
