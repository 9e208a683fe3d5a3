package org.qiaoliang.appeals.internal.templates;

import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.OrganizationId;

/**
 * Words to begin an answer with.
 *
 * @param organization that keeps it; those below may use it too
 * @param category code, null for every category
 * @param text with placeholders, see {@link Placeholder}
 * @param retired whether it is no longer offered
 */
public record ReplyTemplate(
        long id,
        OrganizationId organization,
        @Nullable String category,
        String name,
        String text,
        int version,
        boolean retired) {}
