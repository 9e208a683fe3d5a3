package org.qiaoliang.appeals.internal.figures;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.ledger.DimensionNames;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** Names the categories and ways in of appeals for the boards; confidential categories are in no figure. */
@Component
class AppealDimensions implements DimensionNames {
    private final AppealCategories categories;
    private final Texts texts;

    AppealDimensions(AppealCategories categories, Texts texts) {
        this.categories = categories;
        this.texts = texts;
    }

    @Override
    public String module() {
        return "appeals";
    }

    @Override
    public Map<String, String> categories(Locale locale) {
        var names = new LinkedHashMap<String, String>();
        for (Category category : categories.all()) {
            if (!category.confidential()) {
                names.put(category.code(), category.name(locale));
            }
        }
        return names;
    }

    @Override
    public Map<String, String> channels(Locale locale) {
        var names = new LinkedHashMap<String, String>();
        for (var channel : Channel.values()) {
            names.put(channel.code(), texts.text(locale, "appeals.channel." + channel.code()));
        }
        return names;
    }
}
