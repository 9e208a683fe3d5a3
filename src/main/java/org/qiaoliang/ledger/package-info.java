/**
 * The append-only service ledger, its measures, and the roll-up from which every figure is read (LEDGER-1…7). Schema
 * {@code ledger}.
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
            "organizations",
            "jobs",
            "tables"
        })
@NullMarked
package org.qiaoliang.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
