package org.qiaoliang.appeals.internal.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.web.Service;
import org.qiaoliang.web.ServiceSource;
import org.springframework.stereotype.Component;

/** Each category of appeals is a service of the portal; what people come for most comes first. */
@Component
public class AppealServices implements ServiceSource {
    private static final List<String> MOST_ASKED =
            List.of("wages", "hardship", "womens-rights", "disability", "child-safety", "legal-advice");
    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("wages", "coin"),
            Map.entry("work-injury", "bandage"),
            Map.entry("labour-contract", "briefcase"),
            Map.entry("womens-rights", "woman"),
            Map.entry("domestic-violence", "shield-lock"),
            Map.entry("sexual-harassment", "hand-stop"),
            Map.entry("child-safety", "baby-carriage"),
            Map.entry("disability", "wheelchair"),
            Map.entry("hardship", "heart-handshake"),
            Map.entry("legal-advice", "scale"),
            Map.entry("youth", "sparkles"),
            Map.entry("elderly", "home-heart"),
            Map.entry("business", "building-store"),
            Map.entry("science", "plant-2"),
            Map.entry("overseas", "world"),
            Map.entry("first-aid", "first-aid-kit"),
            Map.entry("culture", "palette"),
            Map.entry("denunciation", "flag"));

    private final AppealCategories categories;

    AppealServices(AppealCategories categories) {
        this.categories = categories;
    }

    /** The sign of each category, by code. */
    public static Map<String, String> icons() {
        return ICONS;
    }

    @Override
    public List<Service> services(Locale locale) {
        var open = categories.open();
        return open.stream()
                .map(category -> service(category, open.indexOf(category), locale))
                .toList();
    }

    private Service service(Category category, int position, Locale locale) {
        int asked = MOST_ASKED.indexOf(category.code());
        return new Service(
                "appeal-" + category.code(),
                category.name(locale),
                category.description(locale),
                // Addresses stay in a browser's memory: of a confidential matter they must not tell.
                "/appeals/new?" + (category.confidential() ? "c=" + position : "category=" + category.code()),
                ICONS.getOrDefault(category.code(), "message-circle"),
                category.keywords(locale),
                asked >= 0 ? asked : MOST_ASKED.size() + position,
                category.confidential());
    }
}
