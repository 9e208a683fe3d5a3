package org.qiaoliang.search;

/**
 * A record that was found.
 *
 * @param title as the record calls itself, in the reader's words
 * @param detail number, place and state in a few words
 * @param icon name in the sprite
 */
public record SearchHit(String title, String detail, String href, String icon) {}
