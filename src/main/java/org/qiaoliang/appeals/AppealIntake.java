package org.qiaoliang.appeals;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.OrganizationId;

/** The ways in. Each files, counts, records and tells in one transaction. */
public interface AppealIntake {
    /**
     * Files an appeal from the portal, for whoever the viewer is; safe to retry with the same key. Does not bound how
     * often: the edge does.
     *
     * @throws org.qiaoliang.kernel.RuleViolation naming every field at fault, or of kind CONFLICT when the key was used
     *     with another content
     */
    Receipt submit(String idempotencyKey, Submission submission);

    /** As {@link #submit} without a key, in the running transaction if there is one; for batches that have their own. */
    Receipt submit(Submission submission);

    /**
     * Files for somebody else: the viewer is staff with {@code appeal.intake} over the place.
     *
     * @param channel not the portal
     */
    Receipt takeIn(String idempotencyKey, Channel channel, Submission submission);

    /** As {@link #takeIn(String, Channel, Submission)} without a key. */
    Receipt takeIn(Channel channel, Submission submission);

    /**
     * Who would receive an appeal about this at that place: named before it is submitted (APPEAL-1).
     *
     * @return empty when nobody accepts the category there, or either is not known
     */
    default Optional<ReceivingBody> receivingBody(@Nullable String category, @Nullable String division) {
        return receivingBody(category, division, false);
    }

    /**
     * As {@link #receivingBody(String, String)} of a denunciation that may be about that very body.
     *
     * @param aboutReceiver whether it is, so that the next one is named; only where {@link Category#passedOn}
     */
    Optional<ReceivingBody> receivingBody(@Nullable String category, @Nullable String division, boolean aboutReceiver);

    /**
     * The body that receives, and why.
     *
     * @param name of the organization
     * @param phone of its office, empty when there is none
     * @param reason message key with its parameters
     */
    record ReceivingBody(
            OrganizationId organization, String name, String phone, String reason, List<String> parameters) {}
}
