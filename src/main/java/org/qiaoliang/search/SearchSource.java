package org.qiaoliang.search;

import java.util.List;
import java.util.Locale;

/**
 * What a module finds for the search box of the workbench, offered as a bean. Asked under the viewer of the request, so
 * that nothing outside their scope is found or counted (ACCESS-2).
 */
public interface SearchSource {
    /** The module's name; its heading is the message {@code search.source.<name>}. */
    String name();

    /**
     * The best matches, best first.
     *
     * @param words as typed: words of a title, a number, a phone; not kept and not logged
     * @param locale the reader's language
     */
    List<SearchHit> find(String words, Locale locale, int limit);
}
