package org.qiaoliang.ledger;

import java.time.LocalDate;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.Fen;
import org.qiaoliang.kernel.OrganizationId;

/**
 * One service done, to be counted.
 *
 * @param measure code from the catalogue (LEDGER-6), such as {@code appeal.received}
 * @param on the day it happened, Asia/Shanghai
 * @param division where it happened
 * @param organization who did it
 * @param category the module's main dimension, such as the appeal's category; empty when there is none
 * @param channel the second dimension, such as the way in; empty when there is none
 * @param quantity usually 1 (person-times)
 * @param amount money in fen, zero when none is involved
 * @param beneficiary whom it reached
 * @param record what caused it
 * @param confidential posts to coarse cells only, with neither record nor beneficiary (LEDGER-5)
 */
public record Posting(
        String measure,
        LocalDate on,
        DivisionId division,
        OrganizationId organization,
        String category,
        String channel,
        long quantity,
        Fen amount,
        Beneficiary beneficiary,
        RecordRef record,
        boolean confidential) {}
