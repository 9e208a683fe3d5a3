package org.qiaoliang.appeals.internal.portal;

import java.util.List;
import org.qiaoliang.appeals.internal.reading.Followed;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.TimelineEntry;

/**
 * One's appeal as one follows it.
 *
 * @param category its name
 * @param resident whether the reader signed in by phone, and can go back to all of theirs
 */
public record FollowPage(Followed appeal, String category, List<TimelineEntry> steps, Form form, boolean resident) {
    public String href() {
        return "/follow/" + appeal.number();
    }
}
