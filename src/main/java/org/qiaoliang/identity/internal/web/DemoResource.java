package org.qiaoliang.identity.internal.web;

import java.util.List;
import org.qiaoliang.access.Open;
import org.qiaoliang.database.Instance;
import org.qiaoliang.identity.DemoAccounts;
import org.qiaoliang.kernel.Absent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo accounts for programs that try the demo; absent outside demo mode. */
@RestController
class DemoResource {
    private final DemoAccounts accounts;
    private final boolean demo;

    DemoResource(DemoAccounts accounts, Instance instance) {
        this.accounts = accounts;
        this.demo = instance.demo();
    }

    record Item(String account, String password, String role, String organization, String division) {}

    @Open
    @GetMapping("/api/v1/demo/accounts")
    List<Item> list() {
        if (!demo) {
            throw new Absent();
        }
        return accounts.offered().stream()
                .map(a -> new Item(
                        a.login(),
                        a.password(),
                        a.role().code(),
                        a.organization(),
                        a.division().digits()))
                .toList();
    }
}
