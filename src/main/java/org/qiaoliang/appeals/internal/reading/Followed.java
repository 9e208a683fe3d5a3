package org.qiaoliang.appeals.internal.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.deadlines.Term;
import org.qiaoliang.files.FileInfo;

/**
 * What the petitioner sees of their appeal (APPEAL-1). Staff appear as their organization.
 *
 * @param title what they wrote themselves
 * @param receivingBody name of the organization that has it now
 * @param bodyPhone of its office, empty when there is none
 * @param dueOn the day by which the next step is owed, null when none is
 * @param lookedAtAgain whether a second look is owed and not decided yet
 * @param mayWithdraw and the like: what they can do now
 * @param standing its state, for one that is joined also how far the answer that it shares has come: {@code joined.closed}
 * @param askedWith of one that is joined, the other appeal of the same person with which they are asked whether it helped
 * @param review what can be done about the answer, null when there is none or it is final
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
        boolean lookedAtAgain,
        boolean mayWithdraw,
        boolean mayWrite,
        boolean mayRate,
        String standing,
        @Nullable AppealNumber askedWith,
        @Nullable Review review) {
    public Followed {
        messages = List.copyOf(messages);
        steps = List.copyOf(steps);
        files = List.copyOf(files);
    }

    /**
     * The next review of the answer that stands (APPEAL-2).
     *
     * @param again whether it would be the re-review (复核)
     * @param term how long after delivery (送达) it can be asked for
     * @param until the last day to ask, null while delivery is not recorded and the time has not begun
     */
    public record Review(
            Way way, boolean again, Term term, @Nullable LocalDate until) {
        /** Where it is asked for. */
        public enum Way {
            HERE,
            /** Nobody above is in this program: at the next higher body, outside. */
            OUTSIDE,
            /** Nowhere any more. */
            TOO_LATE
        }
    }

    /** Whether a review can be asked for here and now. */
    public boolean mayAskReview() {
        return review != null && review.way() == Review.Way.HERE;
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
