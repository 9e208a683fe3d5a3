package org.qiaoliang.organizations.internal;

import org.qiaoliang.identity.Accounts;
import org.qiaoliang.organizations.OrganizationsSucceeded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The people of an organization that was closed belong to its heir. */
@Component
class StaffFollower {
    private final Accounts accounts;

    StaffFollower(Accounts accounts) {
        this.accounts = accounts;
    }

    @EventListener
    void on(OrganizationsSucceeded succeeded) {
        accounts.follow(succeeded.heirs());
    }
}
