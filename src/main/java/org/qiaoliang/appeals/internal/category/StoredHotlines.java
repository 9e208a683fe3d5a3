package org.qiaoliang.appeals.internal.category;

import java.util.List;
import org.qiaoliang.web.Hotline;
import org.qiaoliang.web.Hotlines;
import org.springframework.stereotype.Component;

/** The telephone lines as administrators keep them. */
@Component
class StoredHotlines implements Hotlines {
    private final CategoryBook book;

    StoredHotlines(CategoryBook book) {
        this.book = book;
    }

    @Override
    public List<Hotline> all() {
        return book.hotlines();
    }
}
