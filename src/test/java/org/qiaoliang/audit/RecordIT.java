package org.qiaoliang.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.RequestOrigin;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

class RecordIT extends IntegrationTest {
    private static final ScopeKey WOMEN_OF_A_COUNTY =
            ScopeKey.of(OrganizationKind.WOMENS_FEDERATION, new DivisionCode("370811"));

    @Autowired
    private Audit audit;

    @Autowired
    private DivisionSetup divisions;

    @Autowired
    private DSLContext sql;

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
    @Rule("ACCESS-5")
    void tellsWhoDidWhatFromWhereOnWhoseBehalfAndWhatChanged() throws Exception {
        var staff = staff("handler-1", Permission.APPEAL_HANDLE, Scope.NONE);
        var event = AuditEvent.of("appeal.accepted", "appeal", subject, WOMEN_OF_A_COUNTY)
                .change(Map.of("state", "received"), Map.of("state", "accepted", "note", "“引号”\u0000\ud800"))
                .because("电话核实")
                .onBehalfOf("A-1");
        new RequestOrigin("192.0.2.7")
                .call(() -> CurrentViewer.call(staff, () -> {
                    transactions.executeWithoutResult(t -> audit.record(event));
                    return true;
                }));

        var row = Objects.requireNonNull(found());
        assertThat(row.get("viewer")).isEqualTo("staff");
        assertThat(row.get("account")).isEqualTo(42L);
        assertThat(row.get("actor")).isEqualTo("handler-1");
        assertThat(row.get("origin")).isEqualTo("192.0.2.7");
        assertThat(row.get("on_behalf_of")).isEqualTo("A-1");
        assertThat(row.get("reason")).isEqualTo("电话核实");
        assertThat(row.get("before")).isEqualTo(JSONB.valueOf("{\"state\":\"received\"}"));
        assertThat(row.get("after")).isEqualTo(JSONB.valueOf("{\"note\":\"“引号”\",\"state\":\"accepted\"}"));
    }

    @Test
    @Rule("ACCESS-5")
    void goesWhenWhatItTellsOfIsRolledBack() {
        transactions.executeWithoutResult(t -> {
            audit.record(AuditEvent.of("appeal.accepted", "appeal", subject, WOMEN_OF_A_COUNTY));
            t.setRollbackOnly();
        });

        assertThat(found()).isNull();
    }

    @Test
    void refusesToRecordOutsideOfATransaction() {
        assertThatThrownBy(() -> audit.record(AuditEvent.of("appeal.accepted", "appeal", subject, null)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void recordsBackgroundWorkInItsTransaction() {
        CurrentViewer.as(
                new Viewer.Program("deadlines"),
                () -> background.executeWithoutResult(
                        t -> audit.record(AuditEvent.of("appeal.escalated", "appeal", subject, null))));

        assertThat(found()).isNotNull().extracting(r -> r.get("actor")).isEqualTo("deadlines");
    }

    @Test
    @Rule("ACCESS-3")
    void showsRowsToAuditorsOfTheirScopeOnly() {
        transactions.executeWithoutResult(
                t -> audit.record(AuditEvent.of("appeal.accepted", "appeal", subject, WOMEN_OF_A_COUNTY)));
        var county = new DivisionCode("370811");

        assertThat(seenBy(staff("a", Permission.AUDIT_READ, Scope.of(OrganizationKind.WOMENS_FEDERATION, county))))
                .isEqualTo(1);
        assertThat(seenBy(staff("b", Permission.AUDIT_READ, Scope.of(OrganizationKind.TRADE_UNION, county))))
                .isZero();
        assertThat(seenBy(staff("c", Permission.APPEAL_READ, Scope.ofAllKinds(county))))
                .isZero();
        assertThat(seenBy(new Viewer.Anonymous())).isZero();
    }

    @Test
    @Rule("ACCESS-3")
    void showsRowsOfNoOrganizationToAuditorsOfTheWholeOnly() {
        transactions.executeWithoutResult(
                t -> audit.record(AuditEvent.of("settings.changed", "setting", subject, null)));
        divisions.load(new DivisionCode("3708"));
        var city = new DivisionCode("3708");
        var county = new DivisionCode("370811");

        assertThat(seenBy(staff("a", Permission.AUDIT_READ, Scope.ofAllKinds(city))))
                .isEqualTo(1);
        assertThat(seenBy(staff("b", Permission.AUDIT_READ, Scope.of(OrganizationKind.TRADE_UNION, city))))
                .isZero();
        assertThat(seenBy(staff("c", Permission.AUDIT_READ, Scope.ofAllKinds(county))))
                .isZero();
    }

    @Test
    @Rule("ACCESS-5")
    void isNeverChangedByTheProgramsRoles() {
        transactions.executeWithoutResult(
                t -> audit.record(AuditEvent.of("settings.changed", "setting", subject, null)));

        for (var statement : new String[] {
            "update audit.event set reason = 'x'",
            "delete from audit.event",
            "delete from audit.seal",
            "update audit.seal set hash = hash"
        }) {
            assertThatThrownBy(() -> transactions.executeWithoutResult(t -> sql.execute(statement)))
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> background.executeWithoutResult(t -> system.execute(statement)))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private int seenBy(Viewer viewer) {
        return CurrentViewer.as(
                viewer,
                () -> transactions.execute(t -> sql.fetchCount(
                        DSL.table("audit.event"),
                        DSL.field("subject", String.class).eq(subject))));
    }

    private @Nullable Record found() {
        return background.execute(t -> system.fetchOne("select * from audit.event where subject = ?", subject));
    }

    private static Viewer.Staff staff(String login, Permission permission, Scope scope) {
        return new Viewer.Staff(
                new AccountId(42), login, "某人", new OrganizationId(7), Set.of(Role.HANDLER), Map.of(permission, scope));
    }
}
