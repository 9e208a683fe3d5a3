package org.qiaoliang.notices.internal.web;

import java.util.function.Predicate;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoticeNavigation {
    @Bean
    NavEntry noticesEntry() {
        return new Entry(800, "notices.mine", "/workbench/notices", "bell", viewer -> viewer instanceof Viewer.Staff);
    }

    @Bean
    NavEntry outboxEntry() {
        return new Entry(
                900, "notices.outbox", "/workbench/outbox", "send", viewer -> viewer.may(Permission.OUTBOX_READ));
    }

    private record Entry(int order, String key, String href, String icon, Predicate<Viewer> visible)
            implements NavEntry {
        @Override
        public boolean visibleTo(Viewer viewer) {
            return visible.test(viewer);
        }
    }
}
