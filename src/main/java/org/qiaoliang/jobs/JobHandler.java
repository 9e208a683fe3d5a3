package org.qiaoliang.jobs;

import java.util.Map;

/** Does one kind of job; offered as a bean. Runs outside a transaction and opens its own, as the viewer who asked. */
public interface JobHandler {
    String kind();

    void run(Map<String, String> parameters, Run run) throws Exception;

    /** What a running job may tell and ask. */
    interface Run {
        /** Tells how far it is; {@code total} 0 when not known. Throws when the job was cancelled. */
        void progress(long done, long total);

        /**
         * Opens the file that the job results in; encrypted, owned by who asked, gone after a week.
         *
         * @param name as it is to be saved
         */
        java.io.OutputStream result(String name, String contentType);
    }
}
