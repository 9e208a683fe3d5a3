package org.qiaoliang.identity.internal.setup;

import java.util.ArrayList;
import java.util.List;
import org.qiaoliang.database.StartupLines;
import org.qiaoliang.identity.DemoAccounts;
import org.qiaoliang.web.Texts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells who started the demo with which accounts to sign in. */
@Component
@Order(30)
class DemoLines implements StartupLines {
    private final DemoAccounts accounts;
    private final Texts texts;

    DemoLines(DemoAccounts accounts, Texts texts) {
        this.accounts = accounts;
        this.texts = texts;
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (var account : accounts.offered()) {
            var role = "access.role." + account.role().code();
            lines.add("  %s  %s  %s / %s  %s"
                    .formatted(
                            account.login(),
                            account.password(),
                            texts.text(Texts.CHINESE, role),
                            texts.text(Texts.ENGLISH, role),
                            account.organization()));
        }
        if (!lines.isEmpty()) {
            lines.addFirst(texts.text(Texts.CHINESE, "identity.demo.title") + " / "
                    + texts.text(Texts.ENGLISH, "identity.demo.title"));
        }
        return lines;
    }
}
