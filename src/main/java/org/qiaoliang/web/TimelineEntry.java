package org.qiaoliang.web;

import java.time.Instant;

/**
 * Something that happened to a record.
 *
 * @param title what happened, in the reader's language
 * @param who did it, as the reader may know them; empty for none
 * @param text what was said, as plain text; empty for none
 * @param icon name in the sprite
 * @param tone grey, teal, green, amber or red
 */
public record TimelineEntry(Instant at, String title, String who, String text, String icon, String tone) {
    public TimelineEntry(Instant at, String title, String who) {
        this(at, title, who, "", "point", "grey");
    }
}
