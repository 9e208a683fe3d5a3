package org.qiaoliang.jobs.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own jobs.
 *
 * @param next address of the next page
 */
public record JobsPage(
        List<JobView> jobs, boolean first, @Nullable String next) {}
