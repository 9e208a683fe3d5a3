package org.qiaoliang.jobs;

import java.util.Map;

/** Long work off the request. */
public interface Jobs {
    /**
     * Queues a job for the current viewer, in the running transaction. It runs after the commit, as that viewer, survives a
     * restart, and can be followed under "my jobs".
     *
     * @param kind name of its {@link JobHandler}
     * @param parameters what it is to do; kept sealed
     */
    JobId start(String kind, Map<String, String> parameters);
}
