/**
 * Messages out to people (NOTICE-1): an outbox with delivery, retries and quiet hours, and ports for SMS, e-mail and WeChat
 * whose local default can be read. Schema {@code notices}.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "crypto",
            "audit",
            "web",
            "divisions",
            "identity",
            "tables"
        })
@NullMarked
package org.qiaoliang.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
