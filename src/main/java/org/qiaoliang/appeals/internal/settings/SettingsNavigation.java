package org.qiaoliang.appeals.internal.settings;

import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.web.NavEntry;
import org.springframework.stereotype.Component;

@Component
class SettingsNavigation implements NavEntry {
    private static final int AFTER_THE_FOUNDATIONS = 640;

    @Override
    public int order() {
        return AFTER_THE_FOUNDATIONS;
    }

    @Override
    public String key() {
        return "appeals.settings.nav";
    }

    @Override
    public String href() {
        return CategoryPages.PATH;
    }

    @Override
    public String icon() {
        return "settings";
    }

    @Override
    public boolean visibleTo(Viewer viewer) {
        return viewer.may(Permission.SETTINGS_MANAGE);
    }
}
