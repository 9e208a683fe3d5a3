package org.qiaoliang.ledger.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Scope;

/** What the ledger must know of divisions and organizations. */
public interface Places {
    /** The division's code on a day; as it is today, or was last, for a day from which nothing is known. */
    DivisionCode codeOf(DivisionId division, LocalDate day);

    OrganizationKind kindOf(OrganizationId organization);

    /** The root of the deployment (DIV-2); figures are kept from there down. Empty until divisions were loaded. */
    Optional<DivisionCode> root();

    /** The divisions directly below one, as they are today. */
    List<DivisionCode> children(DivisionCode division);

    /** What counts today for a division among all kinds: its place, and the places that it or its parts had before. */
    Scope presentScope(DivisionCode division);
}
