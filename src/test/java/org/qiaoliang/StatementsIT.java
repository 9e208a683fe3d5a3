package org.qiaoliang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A page asks the database a fixed number of questions, however much there is to show. */
class StatementsIT extends IntegrationTest {
    private static final int LIST = 5;
    private static final int RECORD = 20;
    private static final int BOARD = 30;
    private static final int HOME = 1;
    private static final int FOLLOW = 10;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealIntake intake;

    @Autowired
    private AppealDesk desk;

    private AppealCity city;
    private TestStaff.Member supervisor;

    @BeforeEach
    void supervisor() {
        city = new AppealCity(context);
        supervisor = city.member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR);
    }

    @Test
    void listOfAppeals() {
        file();
        var few = get("/workbench/appeals?category=wages", supervisor.cookie());
        IntStream.range(0, 30).forEach(i -> file());
        var many = get("/workbench/appeals?category=wages", supervisor.cookie());

        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(LIST);
    }

    @Test
    void recordOfAnAppeal() {
        var receipt = file();
        var page = "/workbench/appeals/" + receipt.number();
        act(receipt, new AppealCommand.Accept(false));
        act(receipt, new AppealCommand.Note("电话联系了单位"));
        act(receipt, new AppealCommand.Write("正在办理"));
        var few = get(page, supervisor.cookie());
        IntStream.range(0, 12).forEach(i -> {
            act(receipt, new AppealCommand.Note("又联系了一次" + i));
            act(receipt, new AppealCommand.Write("还在办理" + i));
        });
        var many = get(page, supervisor.cookie());

        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(RECORD);
    }

    @Test
    void boardOfAppeals() {
        file();
        var page = "/insight/appeals?division=" + AppealCity.COUNTY;
        var few = get(page, supervisor.cookie());
        IntStream.range(0, 12).forEach(i -> file());
        var many = get(page, supervisor.cookie());

        assertThat(many).hasSizeLessThanOrEqualTo(BOARD);
        assertThat(cells(many)).hasSameSizeAs(cells(few));
    }

    /** Without the readings that were made again because entries were not in the cells yet. */
    private static List<String> cells(List<String> statements) {
        return statements.stream()
                .filter(statement -> !statement.contains("from ledger.pending p cross join"))
                .toList();
    }

    @Test
    void homeOfThePortal() {
        assertThat(get("/", new Cookie("lang", "zh"))).hasSizeLessThanOrEqualTo(HOME);
    }

    @Test
    void pageToFollowAnAppeal() {
        var receipt = file();
        act(receipt, new AppealCommand.Accept(false));
        act(receipt, new AppealCommand.Write("正在办理"));
        var opened = web.post()
                .uri("/follow")
                .param("number", receipt.number().value())
                .param("code", receipt.code())
                .with(csrf())
                .exchange();
        var ticket = Objects.requireNonNull(opened.getResponse().getCookie("ticket"));
        var few = get("/follow/" + receipt.number(), ticket);
        IntStream.range(0, 12).forEach(i -> act(receipt, new AppealCommand.Write("还在办理" + i)));
        var many = get("/follow/" + receipt.number(), ticket);

        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(FOLLOW);
    }

    private List<String> get(String page, Cookie cookie) {
        return Statements.of(
                () -> assertThat(web.get().uri(page).cookie(cookie).exchange()).hasStatus(200));
    }

    private Receipt file() {
        return intake.submit(AppealCity.wages("三个月没发工资"));
    }

    private void act(Receipt receipt, AppealCommand command) {
        CurrentViewer.as(supervisor.viewer(), () -> desk.act(receipt.number(), command));
    }
}
