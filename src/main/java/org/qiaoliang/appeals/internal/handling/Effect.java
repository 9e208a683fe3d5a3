package org.qiaoliang.appeals.internal.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.kernel.AccountId;

/** What follows from a step besides the new state, for the service to carry out in the same transaction. */
public sealed interface Effect {
    /** Counts in the ledger. */
    record Count(String measure) implements Effect {}

    /** Takes back what was counted, since it was not so. */
    record Uncount(String measure, String why) implements Effect {}

    /** What stands under a measure is taken back, and counted anew as the appeal is now, on the day of then. */
    record Recount(String measure, Instant at, String why) implements Effect {}

    /** Tells the petitioner, if there is a way to; the text is message {@code appeals.notice.<name>}. */
    record TellPetitioner(String name, Map<String, String> parameters) implements Effect {}

    record TellStaff(AccountId account, String name) implements Effect {}

    /** A message in the thread with the petitioner. */
    record Say(boolean byPetitioner, String text) implements Effect {}

    /** The same in the words of the program, {@code appeals.said.<name>}, in the petitioner's language. */
    record SayInWords(String name, List<String> parameters) implements Effect {}

    /** The same to those whose appeals were joined with it: to the one of that number, to all when null. */
    record SayToJoined(@Nullable AppealNumber only, String text) implements Effect {}

    /** Tells who has the appeal with which this one was joined. */
    record TellMain(String name) implements Effect {}

    record WriteNote(String text) implements Effect {}

    /** An answer was drafted. */
    record KeepDraft(String text) implements Effect {}

    /** The drafted answer was decided on. */
    record SettleDraft(boolean approved, String reason) implements Effect {}

    /** An answer goes out. */
    record Issue(String text, boolean draft) implements Effect {}

    /** An answer reached the petitioner. */
    record RecordDelivery(LocalDate on, AppealCommand.DeliveryWay way) implements Effect {}

    /** Somebody else has to look at it (APPEAL-7). */
    record AskSecondLook(@Nullable AccountId handledBy, String comment) implements Effect {}

    /** Named on a confidential case by the rules, since nobody else could look at it again. */
    record NameJudge(AccountId account, String name) implements Effect {}

    record SettleSecondLook(boolean stands, String reason) implements Effect {}

    /** Goes into the history. */
    record Step(AppealTransition transition, @Nullable AppealState from, AppealState to, Instant at, String reason)
            implements Effect {}
}
