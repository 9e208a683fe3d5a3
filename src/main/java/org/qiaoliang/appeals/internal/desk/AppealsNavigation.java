package org.qiaoliang.appeals.internal.desk;

import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.web.NavEntry;
import org.springframework.stereotype.Component;

@Component
class AppealsNavigation implements NavEntry {
    @Override
    public int order() {
        return 10;
    }

    @Override
    public String key() {
        return "appeals.desk.nav";
    }

    @Override
    public String href() {
        return "/workbench/appeals";
    }

    @Override
    public String icon() {
        return "message-circle";
    }

    @Override
    public boolean visibleTo(Viewer viewer) {
        return viewer.may(Permission.APPEAL_READ)
                || viewer.may(Permission.APPEAL_INTAKE)
                || viewer.may(Permission.CONFIDENTIAL_RECEIVE);
    }
}
