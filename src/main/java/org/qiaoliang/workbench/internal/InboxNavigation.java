package org.qiaoliang.workbench.internal;

import org.qiaoliang.access.Viewer;
import org.qiaoliang.web.NavEntry;
import org.springframework.stereotype.Component;

/** The inbox comes first for everybody. */
@Component
class InboxNavigation implements NavEntry {
    @Override
    public int order() {
        return 0;
    }

    @Override
    public String key() {
        return "workbench.inbox";
    }

    @Override
    public String href() {
        return "/workbench";
    }

    @Override
    public String icon() {
        return "inbox";
    }

    @Override
    public boolean visibleTo(Viewer viewer) {
        return viewer instanceof Viewer.Staff;
    }
}
