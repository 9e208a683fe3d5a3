package org.qiaoliang.web;

/**
 * A link among others of which one is where the reader is: tabs, breadcrumbs.
 *
 * @param text in the reader's language
 * @param count shown beside it; -1 for none
 */
public record Tab(String text, String href, boolean current, long count) {
    public Tab(String text, String href, boolean current) {
        this(text, href, current, -1);
    }
}
