package org.qiaoliang.web;

/**
 * Something people can come to the portal for.
 *
 * @param code stable name
 * @param title in the reader's language, as people would say it
 * @param text one plain line: for whom, or what comes of it
 * @param href where it begins
 * @param icon name in the sprite
 * @param keywords other words for the same need, in the reader's language, separated by spaces: what the search box
 *     matches besides the title and the text
 * @param order the most asked for first
 * @param discreet whether nobody who looks over a shoulder may learn what it is: its pages have a way out at once
 */
public record Service(
        String code,
        String title,
        String text,
        String href,
        String icon,
        String keywords,
        int order,
        boolean discreet) {}
