package org.qiaoliang.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.Fen;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;

/**
 * One line of the ledger.
 *
 * @param place the division's code on that day
 * @param reverses the entry whose opposite this is
 * @param reason why it was reversed, empty otherwise
 */
public record LedgerEntry(
        EntryId id,
        Instant postedAt,
        LocalDate day,
        String measure,
        DivisionId division,
        DivisionCode place,
        OrganizationKind kind,
        OrganizationId organization,
        String category,
        String channel,
        long quantity,
        Fen amount,
        RecordRef record,
        Optional<EntryId> reverses,
        String reason) {}
