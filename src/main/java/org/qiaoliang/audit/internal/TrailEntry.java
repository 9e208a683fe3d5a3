package org.qiaoliang.audit.internal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.ScopeKey;

/** One event as an auditor sees it. */
public record TrailEntry(
        long id,
        Instant at,
        String viewer,
        @Nullable String actor,
        @Nullable String origin,
        String action,
        String subjectType,
        String subject,
        @Nullable ScopeKey scope,
        @Nullable String onBehalfOf,
        @Nullable String reason,
        Map<String, String> before,
        Map<String, String> after,
        boolean confidential) {}
