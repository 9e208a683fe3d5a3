package org.qiaoliang.appeals.internal.settings;

import java.util.List;
import java.util.Locale;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** The three parts of the settings of appeals. */
@Component
class SettingsTabs {
    private final Texts texts;

    SettingsTabs(Texts texts) {
        this.texts = texts;
    }

    List<Tab> at(String here, Locale locale) {
        return List.of(
                tab("categories", CategoryPages.PATH, here, locale),
                tab("deadlines", PolicyPages.PATH, here, locale),
                tab("hotlines", HotlinePages.PATH, here, locale));
    }

    private Tab tab(String name, String href, String here, Locale locale) {
        return new Tab(texts.text(locale, "appeals.settings." + name), href, name.equals(here));
    }
}
