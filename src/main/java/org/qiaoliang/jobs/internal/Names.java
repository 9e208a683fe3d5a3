package org.qiaoliang.jobs.internal;

/** Message keys of the names of jobs. */
public final class Names {
    private Names() {}

    /** {@code appeals.export} is called {@code appeals.job.export}. */
    public static String key(String kind) {
        var dot = kind.indexOf('.');
        return dot < 0 ? "jobs.job." + kind : kind.substring(0, dot) + ".job" + kind.substring(dot);
    }
}
