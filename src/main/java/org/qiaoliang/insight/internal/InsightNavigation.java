package org.qiaoliang.insight.internal;

import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.web.NavEntry;
import org.springframework.stereotype.Component;

/** The way from the workbench to the boards. */
@Component
class InsightNavigation implements NavEntry {
    private static final int ORDER = 800;

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String key() {
        return "insight.nav";
    }

    @Override
    public String href() {
        return "/insight";
    }

    @Override
    public String icon() {
        return "chart-bar";
    }

    @Override
    public boolean visibleTo(Viewer viewer) {
        return viewer.may(Permission.FIGURES_READ);
    }
}
