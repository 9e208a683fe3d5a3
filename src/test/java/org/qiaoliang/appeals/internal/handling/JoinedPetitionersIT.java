package org.qiaoliang.appeals.internal.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.COUNTED;
import static org.qiaoliang.tables.appeals.Tables.REPLY;
import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.appeals.internal.deadlines.DeadlineKind;
import org.qiaoliang.appeals.internal.intake.CodeGate;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.appeals.internal.reading.FollowQueries;
import org.qiaoliang.appeals.internal.reading.Followed;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whose appeal was joined with another is heard, answered and asked like the other (APPEAL-8, APPEAL-7). */
@Rule("APPEAL-8")
class JoinedPetitionersIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private FollowQueries queries;

    @Autowired
    private CodeGate gate;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private TestDesk desk;
    private Member handler;
    private Receipt main;
    private Receipt one;
    private Receipt two;

    @BeforeEach
    void joined() {
        desk = new TestDesk(context);
        var city = new AppealCity(context);
        handler = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        main = desk.file(AppealCity.wages("工地没有发工资"));
        one = desk.file(AppealCity.wages("工资没有发"));
        two = desk.file(AppealCity.wages("欠薪"));
        desk.take(handler, main);
        desk.act(handler, one, new AppealCommand.Join(main.number(), ""));
        desk.act(handler, two, new AppealCommand.Join(main.number(), ""));
    }

    @Test
    void writesToWhoHandlesTheMainOneAndIsAnsweredAloneOrWithAll() {
        desk.asPetitioner(one, new AppealCommand.Write("我这里还有考勤表。"));

        var heard = desk.open(handler, main);
        assertThat(heard.joined()).containsExactly(one.number(), two.number());
        assertThat(heard.messages()).singleElement().satisfies(said -> {
            assertThat(said.byPetitioner()).isTrue();
            assertThat(said.joined()).isEqualTo(one.number());
            assertThat(said.text()).isEqualTo("我这里还有考勤表。");
        });
        assertThat(outbox("appeal.message/" + main.number() + "/" + one.number()))
                .containsExactly(handler.id().value());
        assertThat(texts(main)).isEmpty();

        desk.act(handler, main, new AppealCommand.Write("请把考勤表带来。", one.number().value()));
        desk.act(handler, main, new AppealCommand.Write("正在与公司核对。", AppealCommand.Write.ALL));
        desk.act(handler, main, new AppealCommand.Write("请签字。"));

        assertThat(texts(one)).containsExactly("我这里还有考勤表。", "请把考勤表带来。", "正在与公司核对。");
        assertThat(texts(two)).containsExactly("正在与公司核对。");
        assertThat(texts(main)).containsExactly("正在与公司核对。", "请签字。");
        assertThat(desk.open(handler, main).messages())
                .extracting(CaseFile.Message::text)
                .containsExactly("我这里还有考勤表。", "请把考勤表带来。", "正在与公司核对。", "请签字。");
        var other = desk.file(AppealCity.wages("不相干"));
        assertThatThrownBy(() -> desk.act(
                        handler,
                        main,
                        new AppealCommand.Write("…", other.number().value())))
                .hasMessage("appeals.message.to");
    }

    @Test
    @Rule("APPEAL-7")
    void saysWhetherItHelpedAndLeadsToASecondLookOfItsOwn() {
        assertThatThrownBy(() -> desk.asPetitioner(one, new AppealCommand.Rate(true, "")))
                .hasMessage("appeals.not-in-state.joined");
        desk.act(handler, main, new AppealCommand.Answer("已经督促补发。"), new AppealCommand.Close(""));

        assertThat(followed(one)).satisfies(f -> {
            assertThat(f.standing()).isEqualTo("joined.closed");
            assertThat(f.mayRate()).isTrue();
            assertThat(f.mayWrite()).isFalse();
            assertThat(f.mayWithdraw()).isFalse();
        });
        desk.asPetitioner(main, new AppealCommand.Rate(true, ""));
        desk.asPetitioner(one, new AppealCommand.Rate(true, ""));
        desk.asPetitioner(two, new AppealCommand.Rate(false, "还差一个月"));

        assertThat(counted(main)).contains("appeal.satisfied");
        assertThat(counted(one)).contains("appeal.satisfied").doesNotContain("appeal.settled-in-time");
        assertThat(counted(two)).contains("appeal.dissatisfied");
        assertThatThrownBy(() -> desk.asPetitioner(one, new AppealCommand.Rate(true, "")))
                .hasMessage("appeals.rated-already");
        var look = new AppealCommand.DecideSecondLook(false, "要补足");
        assertThatThrownBy(() -> desk.act(handler, two, look)).hasMessage("appeals.second-look.own");
        var colleague = new AppealCity(context).member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        desk.act(colleague, two, look);

        assertThat(desk.open(colleague, two).appeal().state()).isEqualTo(AppealState.REOPENED);
        assertThat(desk.open(colleague, two).joinedTo()).isNull();
        assertThat(counted(two)).containsExactly("appeal.received");
        assertThat(desk.open(handler, main).appeal().state()).isEqualTo(AppealState.CLOSED);
    }

    @Test
    @Rule("LEDGER-3")
    void asksOnePersonOnce() {
        var matter = AppealCity.wages("同一个人报了两次");
        var first = desk.file(matter);
        var again = desk.file(matter);
        desk.take(handler, first);
        desk.act(handler, again, new AppealCommand.Join(first.number(), ""));
        desk.act(handler, first, new AppealCommand.Answer("已经督促补发。"), new AppealCommand.Close(""));

        assertThat(followed(again).mayRate()).isFalse();
        assertThat(followed(again).askedWith()).isEqualTo(first.number());
        assertThatThrownBy(() -> desk.asPetitioner(again, new AppealCommand.Rate(true, "")))
                .hasMessage("appeals.rated-with");
        desk.asPetitioner(first, new AppealCommand.Rate(true, ""));
        assertThat(counted(again)).isEmpty();
    }

    @Test
    @Rule("APPEAL-2")
    void getsTheAnswerThatWasThereBeforeItWasJoined() {
        desk.act(handler, main, new AppealCommand.Answer("已经督促补发。"), new AppealCommand.Close(""));
        var late = desk.file(AppealCity.wages("后来才说的"));

        desk.act(handler, late, new AppealCommand.Join(main.number(), ""));

        var told = followed(late);
        assertThat(told.messages()).extracting(Followed.Said::text).containsExactly("已经督促补发。");
        assertThat(told.mayRate()).isTrue();
        assertThat(outbox("appeal.replied/" + late.number() + "/")).hasSize(1);
        assertThat(outbox("appeal.closed/" + late.number() + "/")).hasSize(1);
        var appeal = desk.open(handler, late).appeal();
        assertThat(appeal.times().delivered()).isNotNull();
        assertThat(appeal.clocks().open(DeadlineKind.REQUEST_REVIEW)).isPresent();
        assertThat(Objects.requireNonNull(told.review()).way()).isEqualTo(Followed.Review.Way.HERE);
        assertThat(system.fetchCount(
                        REPLY.join(APPEAL).on(APPEAL.ID.eq(REPLY.APPEAL_ID)),
                        APPEAL.NUMBER.eq(late.number().value()).and(REPLY.DELIVERED_ON.isNotNull())))
                .isOne();

        desk.asPetitioner(late, new AppealCommand.RequestReview("没有说明依据"));
        assertThat(followed(late).state()).isEqualTo(AppealState.REVIEW);
        assertThat(followed(main).state()).isEqualTo(AppealState.CLOSED);
    }

    @Test
    void isAskedAnewWhenTheMainOneIsTakenUpAgain() {
        desk.act(handler, main, new AppealCommand.Answer("已经督促补发。"), new AppealCommand.Close(""));
        desk.asPetitioner(one, new AppealCommand.Rate(true, ""));

        desk.act(handler, main, new AppealCommand.Reopen("又拖欠了"));

        assertThat(followed(one).standing()).isEqualTo("joined");
        assertThat(followed(one).satisfied()).isNull();
        assertThat(counted(one)).containsExactly("appeal.received");
        desk.act(handler, main, new AppealCommand.Assign(null, "", ""), new AppealCommand.Answer("全部补发。"));
        assertThat(texts(one)).containsExactly("已经督促补发。", "全部补发。");
    }

    @Test
    void standsForItselfAtOnceWhenTheMainOneIsWithdrawn() {
        desk.asPetitioner(main, new AppealCommand.Withdraw(""));

        assertThat(followed(one).state()).isEqualTo(AppealState.RECEIVED);
        assertThat(followed(two).state()).isEqualTo(AppealState.RECEIVED);
    }

    private Followed followed(Receipt receipt) {
        return gate.as(receipt.number().value(), receipt.code(), "192.0.2.1", () -> queries.follow(receipt.number()));
    }

    private List<String> texts(Receipt receipt) {
        return followed(receipt).messages().stream().map(Followed.Said::text).toList();
    }

    private List<Long> outbox(String event) {
        return system.select(OUTBOX.ACCOUNT)
                .from(OUTBOX)
                .where(OUTBOX.EVENT.startsWith(event))
                .fetch(OUTBOX.ACCOUNT);
    }

    private List<String> counted(Receipt receipt) {
        return system.select(COUNTED.MEASURE)
                .from(COUNTED)
                .join(APPEAL)
                .on(APPEAL.ID.eq(COUNTED.APPEAL_ID))
                .where(APPEAL.NUMBER.eq(receipt.number().value()), COUNTED.REVERSED.isFalse())
                .fetch(COUNTED.MEASURE);
    }
}
