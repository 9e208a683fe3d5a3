package org.qiaoliang.jobs;

import java.io.OutputStream;
import java.util.Map;

/**
 * Does one kind of job; offered as a bean. Runs outside a transaction and opens its own, as the viewer who asked, with the
 * grants that the viewer has then. After a restart it is run again from its beginning, so what it changes must be safe to
 * do twice.
 */
public interface JobHandler {
    /** {@code <module>.<what>}; its name for people is the message {@code <module>.job.<what>}. */
    String kind();

    /**
     * Does the work. A {@link org.qiaoliang.kernel.RuleViolation} ends the job with its message, anything else with an error
     * id.
     */
    void run(Map<String, String> parameters, Run run) throws Exception;

    /** What a running job may tell and ask. */
    interface Run {
        /** Tells how far it is; {@code total} 0 when not known. Throws {@link Cancelled} when the job was cancelled. */
        void progress(long done, long total);

        /**
         * Opens the file that the job results in; encrypted, owned by who asked, gone after a week. It can be had once it
         * is closed and the job has ended.
         *
         * @param name as it is to be saved
         */
        OutputStream result(String name, String contentType);
    }

    /** Whoever asked for the job doesn't want it any more; to be let through. */
    class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
