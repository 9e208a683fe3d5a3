package org.qiaoliang.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiaoliang.access.Permission;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.ScopeKey;

/** What other modules may ask of staff accounts. */
public interface Accounts {
    /**
     * Names of staff, for showing who did what. Unknown numbers are left out; nobody but staff and the program gets any.
     */
    Map<AccountId, String> names(Collection<AccountId> accounts);

    /**
     * Active staff of an organization who hold a permission over its scope key: whom something can be given to. Sorted by
     * name (pinyin). Empty unless the viewer belongs to the organization or reaches the key under the same permission, or
     * under {@link Permission#APPEAL_ASSIGN}.
     */
    List<Colleague> staff(OrganizationId organization, ScopeKey key, Permission permission);

    /** Active staff by what they sign in with; nobody but staff and the program finds any. */
    Optional<Colleague> byLogin(String login);

    /**
     * Makes accounts with their grants, in force at once; for setting up and for loading a demo, so only the program may
     * call it. Joins the system transaction that is open, or begins one. In few statements, however many there are.
     *
     * @return the numbers, in the order given
     * @throws IllegalStateException when the viewer is not the program
     */
    List<AccountId> create(List<NewAccount> accounts);

    /**
     * Staff of organizations that were closed belong to their heirs from now on; joins the transaction that is open. For
     * those who manage organizations or settings, and for the program.
     *
     * @return how many accounts moved
     */
    int follow(Map<OrganizationId, OrganizationId> heirs);
}
