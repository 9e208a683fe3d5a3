package org.qiaoliang.appeals.internal.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;

/**
 * One appeal in a list of the staff.
 *
 * @param title null when confidential
 * @param dueAt the first instant that is too late for what is owed next, null when nothing is
 */
public record DeskRow(
        long id,
        AppealNumber number,
        int version,
        AppealState state,
        String category,
        String channel,
        @Nullable String title,
        DivisionId division,
        String place,
        OrganizationId organization,
        @Nullable String handler,
        Instant receivedAt,
        @Nullable Instant dueAt,
        boolean confidential,
        boolean secondLook) {

    public boolean overdue(Instant now) {
        return dueAt != null && !now.isBefore(dueAt);
    }
}
