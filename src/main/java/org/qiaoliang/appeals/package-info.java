/**
 * Appeals of people and their handling in time (APPEAL-1…9). Schema {@code appeals}.
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
            "search",
            "notices",
            "inbox",
            "jobs",
            "files",
            "organizations",
            "ledger",
            "tables"
        })
@NullMarked
package org.qiaoliang.appeals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
