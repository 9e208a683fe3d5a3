package org.qiaoliang.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@Rule("ACCESS-3")
class ViewerSettingsIT extends IntegrationTest {
    private static final Viewer.Staff HANDLER = new Viewer.Staff(
            new AccountId(7),
            "handler",
            "Handler",
            new OrganizationId(3),
            Set.of(Role.HANDLER),
            Map.of(Permission.APPEAL_READ, Scope.of(OrganizationKind.TRADE_UNION, new DivisionCode("370811"))));

    @Autowired
    private DSLContext sql;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ViewerSwitch viewerSwitch;

    @Test
    void transactionKnowsItsViewerAndForgetsItAtTheEnd() {
        var during = CurrentViewer.as(HANDLER, () -> transactions.execute(status -> whoAmI()));
        var after = transactions.execute(status -> whoAmI());

        assertThat(during).isEqualTo("staff 7 3 {[1370811000000,1370812000000)} {}");
        assertThat(after).isEqualTo("anonymous null null {} {}");
    }

    @Test
    void transactionCanBeToldOfAnotherViewerAndBack() {
        var seen = CurrentViewer.as(
                HANDLER,
                () -> transactions.execute(status -> {
                    var inner = viewerSwitch.as(new Viewer.Anonymous(), this::whoAmI);
                    return inner + " | " + whoAmI();
                }));

        assertThat(seen).isEqualTo("anonymous null null {} {} | staff 7 3 {[1370811000000,1370812000000)} {}");
    }

    private String whoAmI() {
        return sql.fetchSingle("select access.viewer() || ' ' || coalesce(access.account()::text, 'null')"
                        + " || ' ' || coalesce(access.organization()::text, 'null')"
                        + " || ' ' || access.scope('appeal.read') || ' ' || access.scope('audit.read')")
                .get(0, String.class);
    }
}
