package org.qiaoliang.organizations.internal.web;

import org.qiaoliang.access.Viewer;
import org.qiaoliang.web.NavEntry;
import org.springframework.stereotype.Component;

@Component
class OrganizationsNavigation implements NavEntry {
    private static final int AMONG_THE_FOUNDATIONS = 600;

    @Override
    public int order() {
        return AMONG_THE_FOUNDATIONS;
    }

    @Override
    public String key() {
        return "organizations.nav";
    }

    @Override
    public String href() {
        return "/workbench/organizations";
    }

    @Override
    public String icon() {
        return "sitemap";
    }

    @Override
    public boolean visibleTo(Viewer viewer) {
        return viewer instanceof Viewer.Staff;
    }
}
