package org.qiaoliang.identity;

import java.util.Optional;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.AccountId;

/** Whom an account stands for now, for work that goes on after its request: with the grants of this moment. */
public interface Viewers {
    /** The staff member as a viewer; empty when the account is no longer active, or is not one of staff. */
    Optional<Viewer.Staff> staff(AccountId account);
}
