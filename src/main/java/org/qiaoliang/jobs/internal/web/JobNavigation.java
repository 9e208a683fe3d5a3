package org.qiaoliang.jobs.internal.web;

import org.qiaoliang.access.Viewer;
import org.qiaoliang.web.NavEntry;
import org.springframework.stereotype.Component;

@Component
class JobNavigation implements NavEntry {
    private static final int AFTER_THE_MODULES = 810;

    @Override
    public int order() {
        return AFTER_THE_MODULES;
    }

    @Override
    public String key() {
        return "jobs.mine";
    }

    @Override
    public String href() {
        return "/workbench/jobs";
    }

    @Override
    public String icon() {
        return "hourglass";
    }

    @Override
    public boolean visibleTo(Viewer viewer) {
        return viewer instanceof Viewer.Staff;
    }
}
