package org.qiaoliang.ledger.internal.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiaoliang.tables.ledger.Tables.CONFIDENTIAL_CELL;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.ledger.internal.LedgerDatabase;
import org.qiaoliang.ledger.internal.SmallCity;
import org.qiaoliang.tables.ledger.Routines;

class ConfidentialIT {
    private static final String MEASURE = "test.confidential";
    private static final DivisionCode THIRD = new DivisionCode("990113");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private LedgerDatabase database;

    @BeforeEach
    void publish() {
        database = new LedgerDatabase();
        post(SmallCity.COUNTY, OrganizationKind.WOMENS_FEDERATION, 3, "2026-03-01");
        post(SmallCity.COUNTY, OrganizationKind.TRADE_UNION, 40, "2026-03-01");
        post(SmallCity.MERGED, OrganizationKind.WOMENS_FEDERATION, 20, "2026-03-01");
        post(SmallCity.MERGED, OrganizationKind.TRADE_UNION, 50, "2026-03-01");
        post(THIRD, OrganizationKind.WOMENS_FEDERATION, 60, "2026-03-01");
        post(THIRD, OrganizationKind.TRADE_UNION, 70, "2026-03-01");
        post(THIRD, OrganizationKind.TRADE_UNION, 500, "2026-06-10"); // the running month
        new ConfidentialPublisher(
                        database.system,
                        database.systemTransactions,
                        new SmallCity(),
                        Clock.fixed(LocalDate.of(2026, 6, 15).atStartOfDay(ZONE).toInstant(), ZONE),
                        10)
                .run();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Rule("LEDGER-5")
    void aSmallFigureIsHiddenTogetherWithWhatWouldGiveItAway() {
        var all = Scope.ofAllKinds(SmallCity.CITY);
        assertThat(seen(all, SmallCity.COUNTY, 3)).containsExactly((Long) null);
        assertThat(seen(all, SmallCity.COUNTY, 1)).containsExactly((Long) null);
        assertThat(seen(all, SmallCity.MERGED, 3)).containsExactly((Long) null);
        assertThat(seen(all, THIRD, 3)).containsExactly(60L);
        assertThat(seen(all, SmallCity.COUNTY, 0)).containsExactly(43L);
        assertThat(seen(all, SmallCity.CITY, 0)).containsExactly(243L);
    }

    @Test
    @Rule("ACCESS-3")
    void whoMayNotReadEveryPartOfACellDoesNotSeeIt() {
        var women = Scope.of(OrganizationKind.WOMENS_FEDERATION, SmallCity.CITY);
        assertThat(seen(women, THIRD, 3)).containsExactly(60L);
        assertThat(seen(women, THIRD, 1)).isEmpty();
        assertThat(seen(women, THIRD, 0)).isEmpty();
        var county = Scope.ofAllKinds(THIRD);
        assertThat(seen(county, THIRD, 0)).containsExactly(130L);
        assertThat(seen(county, SmallCity.CITY, 0)).isEmpty();
        assertThat(seen(Scope.NONE, THIRD, 0)).isEmpty();
    }

    private void post(DivisionCode place, OrganizationKind kind, long quantity, String day) {
        database.app
                .select(Routines.postConfidential(
                        LocalDate.parse(day), place.place() + 1_001, (short) kind.number(), MEASURE, quantity, 0L))
                .fetch();
    }

    private List<Long> seen(Scope viewer, DivisionCode place, int kind) {
        return database.reading(
                viewer,
                () -> database.app
                        .select(CONFIDENTIAL_CELL.QUANTITY)
                        .from(CONFIDENTIAL_CELL)
                        .where(CONFIDENTIAL_CELL.MEASURE.eq(MEASURE))
                        .and(CONFIDENTIAL_CELL.YEAR.eq(2026))
                        .and(CONFIDENTIAL_CELL.PLACE.eq(place.place()))
                        .and(CONFIDENTIAL_CELL.KIND.eq((short) kind))
                        .fetch(row -> row.value1()));
    }
}
