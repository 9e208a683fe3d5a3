package org.qiaoliang.organizations;

import java.util.Collection;
import java.util.Set;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;

/** Lets many organizations take on a kind of matter at once. */
public interface ServiceScopes {
    /**
     * All open organizations of these kinds at these levels take on a category from now on, as far as the viewer manages
     * organizations there; joins the transaction that is open.
     *
     * @return how many did not before
     */
    int takeOn(String category, Collection<OrganizationKind> kinds, Set<DivisionLevel> levels);
}
