package org.qiaoliang.appeals.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.appeals.internal.reading.DeskQueries;
import org.qiaoliang.identity.TestStaff;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class AppealSearchIT extends IntegrationTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealIntake intake;

    @Autowired
    private DeskQueries queries;

    private TestStaff.Member supervisor;

    @BeforeEach
    void supervisor() {
        supervisor = new AppealCity(context).member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR);
    }

    @Test
    void threeCharactersInARowAreFoundOnlyAsTheyStand() {
        var together = file("鲸鱼涡轮机", "停了两天");
        var apart = file("鲸鱼的事", "鱼涡在哪里？涡轮坏了，轮机也坏了");

        assertThat(found("鲸鱼涡轮机")).containsExactly(together);
        assertThat(found("鲸鱼")).containsExactly(apart, together);
        assertThat(found("轮机 鲸鱼")).containsExactly(apart, together);
    }

    @Test
    void widthAndCaseMakeNoDifference() {
        var filed = file("ＱＷＸ７７９号窗口", "排队太久");

        assertThat(found("qwx779")).containsExactly(filed);
        assertThat(found("QWX779号窗口")).containsExactly(filed);
        assertThat(found("ＱＷＸ７７９号窗")).containsExactly(filed);
    }

    @Test
    void manyThatHoldTheWordsGiveTheirNewestPage() {
        var filed = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> file("梭镖采购" + i, "第" + i + "批"))
                .toList()
                .reversed();

        assertThat(found("梭镖采购")).containsExactlyElementsOf(filed.subList(0, DeskQueries.PAGE));
        assertThat(found("梭镖采购29")).containsExactly(filed.getFirst());
    }

    private String file(String title, String text) {
        return intake.submit(Submission.of(
                        "wages",
                        AppealCity.TOWNSHIP,
                        title,
                        text,
                        false,
                        new Submission.Contact("王秀英", AppealCity.phone())))
                .number()
                .value();
    }

    private List<String> found(String words) {
        var base = DeskFilter.all();
        var filter = new DeskFilter(Set.of(), null, null, null, words, base.whose(), false, base.order(), null);
        return CurrentViewer.as(
                supervisor.viewer(),
                () -> queries.list(filter).items().stream()
                        .map(row -> row.number().value())
                        .toList());
    }
}
