package org.qiaoliang.appeals.internal.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.qiaoliang.access.ResidentOnly;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.reading.FollowQueries;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What a resident filed, found by the phone they signed in with. */
@Controller
@ResidentOnly
public class MyPages {
    private final FollowQueries queries;
    private final AppealCategories categories;
    private final Languages languages;
    private final Pages pages;

    MyPages(FollowQueries queries, AppealCategories categories, Languages languages, Pages pages) {
        this.queries = queries;
        this.categories = categories;
        this.languages = languages;
        this.pages = pages;
    }

    /** One of one's own, with the name of its category; neither name nor title when it is confidential. */
    public record Mine(FollowQueries.Mine appeal, String category) {}

    @GetMapping("/my")
    View mine(HttpServletRequest request) {
        var names = names(languages.of(request));
        List<Mine> mine = queries.mine().stream()
                .map(appeal -> new Mine(
                        appeal,
                        appeal.title().isEmpty() ? "" : names.getOrDefault(appeal.category(), appeal.category())))
                .toList();
        return pages.view("appeals/portal/mine", mine);
    }

    private Map<String, String> names(Locale locale) {
        return categories.all().stream().collect(Collectors.toMap(Category::code, c -> c.name(locale)));
    }
}
