package org.qiaoliang.audit;

/** Writes to the audit trail. */
public interface Audit {
    /**
     * Records what was done, in the transaction that does it: both commit, or neither (ACCESS-5). Who did it, when and from
     * where comes from the current viewer and request.
     */
    void record(AuditEvent event);
}
