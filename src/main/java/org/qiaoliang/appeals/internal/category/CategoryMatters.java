package org.qiaoliang.appeals.internal.category;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.qiaoliang.organizations.MatterCatalogue;
import org.springframework.stereotype.Component;

/** The categories of appeals as what an organization can take on. */
@Component
class CategoryMatters implements MatterCatalogue {
    private final CategoryBook book;

    CategoryMatters(CategoryBook book) {
        this.book = book;
    }

    @Override
    public List<Matter> matters(Locale locale) {
        return book.open().stream()
                .map(category -> new Matter(category.code(), category.name(locale), Set.copyOf(category.kinds())))
                .toList();
    }
}
