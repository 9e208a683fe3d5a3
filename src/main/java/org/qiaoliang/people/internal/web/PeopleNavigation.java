package org.qiaoliang.people.internal.web;

import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.web.NavEntry;
import org.springframework.stereotype.Component;

@Component
class PeopleNavigation implements NavEntry {
    private static final int AFTER_APPEALS = 20;

    @Override
    public int order() {
        return AFTER_APPEALS;
    }

    @Override
    public String key() {
        return "people.nav";
    }

    @Override
    public String href() {
        return PeoplePages.PATH;
    }

    @Override
    public String icon() {
        return "users";
    }

    @Override
    public boolean visibleTo(Viewer viewer) {
        return viewer.may(Permission.PERSON_READ);
    }
}
