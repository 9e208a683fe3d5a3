package org.qiaoliang.appeals.internal.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.handling.Appeal;
import org.qiaoliang.appeals.internal.handling.AppealTransition;
import org.qiaoliang.files.FileInfo;

/**
 * One appeal with all that the viewer may see of it.
 *
 * @param people how many it concerns
 * @param contact masked, null when anonymous
 * @param takenByName who took it in for the petitioner, null for the portal
 * @param joinedTo number of the appeal it goes on under
 * @param joined numbers of those that were joined with this one
 * @param may what the viewer can do now
 * @param openings who opened it, of a confidential case
 */
public record CaseFile(
        Appeal appeal,
        String title,
        String text,
        int people,
        @Nullable MaskedContact contact,
        @Nullable String takenByName,
        @Nullable String joinedTo,
        List<AppealNumber> joined,
        String organization,
        String place,
        List<Step> steps,
        List<Message> messages,
        List<Note> notes,
        List<Reply> replies,
        List<Moved> moved,
        List<Attachment> attachments,
        List<Opening> openings,
        Set<AppealTransition> may) {

    /**
     * As on screen until it is revealed.
     *
     * @param representatives who else speaks for a collective matter
     */
    public record MaskedContact(String name, String phone, List<MaskedContact> representatives) {
        public MaskedContact {
            representatives = List.copyOf(representatives);
        }
    }

    /** @param by name of the person, empty when the petitioner did it */
    public record Step(
            Instant at,
            String transition,
            @Nullable AppealState from,
            AppealState to,
            boolean byPetitioner,
            String by,
            String organization,
            String reason) {}

    /** @param joined number of the joined appeal whose petitioner wrote it, or for whom alone it is; null for this one's */
    public record Message(
            Instant at,
            boolean byPetitioner,
            String by,
            String organization,
            String text,
            @Nullable AppealNumber joined) {}

    public record Note(Instant at, String by, String text) {}

    /** @param status {@code draft}, {@code returned} or {@code issued} */
    public record Reply(
            String round,
            String text,
            long author,
            String by,
            Instant draftedAt,
            String status,
            @Nullable String approvedBy,
            @Nullable Instant issuedAt,
            @Nullable LocalDate deliveredOn,
            @Nullable String deliveryWay) {}

    /** A due time that was moved. */
    public record Moved(Instant at, String kind, LocalDate before, LocalDate after, String why) {}

    public record Attachment(FileInfo file, boolean byPetitioner, boolean shared) {}

    public record Opening(Instant at, String by) {}

    /** The answer that stands, empty when there is none. */
    public String answer() {
        return replies.stream()
                .filter(r -> r.status().equals("issued"))
                .reduce((a, b) -> b)
                .map(Reply::text)
                .orElse("");
    }

    public Optional<Reply> draft() {
        return replies.stream().filter(r -> r.status().equals("draft")).findFirst();
    }
}
