package org.qiaoliang.appeals.internal.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealCommand.DeliveryWay;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.appeals.internal.intake.CodeGate;
import org.qiaoliang.appeals.internal.reading.FollowQueries;
import org.qiaoliang.appeals.internal.reading.Followed;
import org.qiaoliang.appeals.internal.reading.Followed.Review.Way;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Where a review can be asked for: above, and above the highest body here outside of the program. */
@Rule("APPEAL-2")
class ReviewsAboveIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private FollowQueries follow;

    @Autowired
    private CodeGate gate;

    private TestDesk desk;
    private Member county;
    private Member highest;
    private Receipt receipt;

    @BeforeEach
    void answeredByTheCounty() {
        var city = new AppealCity(context);
        desk = new TestDesk(context);
        county = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        highest = city.member(UNION, "3708", Role.SUPERVISOR);
        receipt = desk.file(AppealCity.wages("对答复不服"));
        assertThat(followed().review()).isNull();
        desk.reply(county, receipt);
    }

    @Test
    void isAskedForHereWhereABodyAboveIsHere() {
        assertThat(followed().mayAskReview()).isTrue();
        assertThat(page()).contains("review-request", "收到答复后30 天内可以提出");

        desk.act(county, receipt, new AppealCommand.Deliver(TODAY, DeliveryWay.ELECTRONIC));

        var review = Objects.requireNonNull(followed().review());
        assertThat(review.way()).isEqualTo(Way.HERE);
        assertThat(review.until()).isAfterOrEqualTo(TODAY.plusDays(30));
    }

    @Test
    void isAskedForOutsideWhenTheHighestBodyHereHasAnswered() {
        desk.asPetitioner(receipt, new AppealCommand.RequestReview("答复没有说明依据"));
        assertThat(followed().review()).isNull();
        desk.act(highest, receipt, new AppealCommand.DecideReview(true, "维持原答复意见。"));

        assertThat(Objects.requireNonNull(followed().review()))
                .satisfies(review -> assertThat(review.way()).isEqualTo(Way.OUTSIDE))
                .satisfies(review -> assertThat(review.again()).isTrue())
                .satisfies(review -> assertThat(review.until()).isNull());
        assertThat(page()).contains("不在本系统里", "申请复核", "收到答复后30 天内").doesNotContain("/review-request");

        desk.act(highest, receipt, new AppealCommand.Deliver(TODAY, DeliveryWay.ELECTRONIC));

        var until = Objects.requireNonNull(
                Objects.requireNonNull(followed().review()).until());
        assertThat(page()).contains("最晚 " + until.getYear()).doesNotContain("/review-request");
        assertThat(page("/review-request")).contains("不在本系统里").doesNotContain("name=\"reason\"");
        assertThatThrownBy(() -> desk.asPetitioner(receipt, new AppealCommand.RequestReview("还是不服")))
                .hasMessage("appeals.review.nobody-above");
    }

    private Followed followed() {
        return gate.as(receipt.number().value(), receipt.code(), "192.0.2.1", () -> follow.follow(receipt.number()));
    }

    private String page() {
        return page("");
    }

    private String page(String part) {
        var number = receipt.number().value();
        var opened = web.post()
                .uri("/follow")
                .with(csrf())
                .param("number", number)
                .param("code", receipt.code())
                .exchange();
        var request = web.get().uri("/follow/" + number + part);
        request.cookie(opened.getResponse().getCookies());
        try {
            return request.exchange().getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
