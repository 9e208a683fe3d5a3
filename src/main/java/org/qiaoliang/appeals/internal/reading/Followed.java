package org.qiaoliang.appeals.internal.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.files.FileInfo;

/**
 * What the petitioner sees of their appeal (APPEAL-1). Staff appear as their organization.
 *
 * @param title what they wrote themselves
 * @param receivingBody name of the organization that has it now
 * @param bodyPhone of its office, empty when there is none
 * @param dueOn the day by which the next step is owed, null when none is
 * @param mayWithdraw and the like: what they can do now
 * @param reviewUntil the last day to ask for a review, null when there is no such time
 */
public record Followed(
        AppealNumber number,
        int version,
        AppealState state,
        String category,
        String title,
        String text,
        boolean confidential,
        String receivingBody,
        String bodyPhone,
        Instant receivedAt,
        @Nullable LocalDate dueOn,
        List<Said> messages,
        List<Moved> steps,
        List<FileInfo> files,
        @Nullable Boolean satisfied,
        boolean mayWithdraw,
        boolean mayWrite,
        boolean mayRate,
        boolean mayAskReview,
        @Nullable LocalDate reviewUntil) {
    public Followed {
        messages = List.copyOf(messages);
        steps = List.copyOf(steps);
        files = List.copyOf(files);
    }

    /**
     * A message in the thread.
     *
     * @param from name of the organization, empty when the petitioner wrote it
     */
    public record Said(Instant at, boolean byPetitioner, String from, String text) {}

    /** A state that was reached. */
    public record Moved(Instant at, String transition, AppealState to, String by) {}
}
