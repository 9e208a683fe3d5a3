package org.qiaoliang.identity;

import java.util.List;
import org.qiaoliang.kernel.AccountId;

/**
 * What open work an account holds in one module, offered as a bean, so that nothing is lost when somebody leaves. Called in
 * a system transaction, with the administrator who decided it as viewer.
 */
public interface HandoverSource {
    /** The module's name, also message key {@code identity.handover.<name>}. */
    String name();

    /** How much open work the account holds. */
    long open(AccountId account);

    /** Those who could take it all over: for one of them to be chosen by a person. */
    List<Colleague> successors(AccountId account);

    /**
     * Moves all open work of the account to another, with audit and notice; what the successor may not take is left to the
     * organization without a handler.
     *
     * @return how many were moved
     */
    long handOver(AccountId from, AccountId to);
}
