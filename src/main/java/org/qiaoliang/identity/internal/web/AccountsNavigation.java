package org.qiaoliang.identity.internal.web;

import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.web.NavEntry;
import org.springframework.stereotype.Component;

@Component
class AccountsNavigation implements NavEntry {
    private static final int ORDER = 800;

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String key() {
        return "identity.accounts";
    }

    @Override
    public String href() {
        return "/workbench/accounts";
    }

    @Override
    public String icon() {
        return "users";
    }

    @Override
    public boolean visibleTo(Viewer viewer) {
        return viewer.may(Permission.ACCOUNTS_MANAGE);
    }
}
