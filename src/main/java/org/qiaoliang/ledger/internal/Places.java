package org.qiaoliang.ledger.internal;

import java.time.LocalDate;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;

/** What a posting must know of the divisions and organizations it names. */
interface Places {
    /** The division's code on a day; as it is today, or was last, for a day from which nothing is known. */
    DivisionCode codeOf(DivisionId division, LocalDate day);

    OrganizationKind kindOf(OrganizationId organization);
}
