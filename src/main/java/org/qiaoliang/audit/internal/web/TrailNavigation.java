package org.qiaoliang.audit.internal.web;

import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.web.NavEntry;
import org.springframework.stereotype.Component;

@Component
class TrailNavigation implements NavEntry {
    private static final int AFTER_THE_WORK = 800;

    @Override
    public int order() {
        return AFTER_THE_WORK;
    }

    @Override
    public String key() {
        return "audit.name";
    }

    @Override
    public String href() {
        return "/workbench/audit";
    }

    @Override
    public String icon() {
        return "shield-check";
    }

    @Override
    public boolean visibleTo(Viewer viewer) {
        return viewer.may(Permission.AUDIT_READ);
    }
}
