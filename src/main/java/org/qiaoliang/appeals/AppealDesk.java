package org.qiaoliang.appeals;

/** Work on appeals, as the current viewer: staff with the permission for it, or the petitioner with number and code. */
public interface AppealDesk {
    /**
     * Does one thing in one transaction, with all that follows from it: deadlines, ledger, audit, notices.
     *
     * @param version the version it was decided on
     * @return the version after it
     * @throws org.qiaoliang.kernel.Absent when it does not exist or is not the viewer's
     * @throws org.qiaoliang.kernel.RuleViolation STALE when the version has moved on, NOT_ALLOWED when it is not for this
     *     viewer or not in this state, INVALID naming fields
     */
    int act(AppealNumber number, int version, AppealCommand command);

    /** As {@link #act(AppealNumber, int, AppealCommand)} on whatever version there is: for the petitioner's own acts. */
    int act(AppealNumber number, AppealCommand command);
}
