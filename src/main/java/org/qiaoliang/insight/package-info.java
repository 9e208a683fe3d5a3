/**
 * Dashboards over the ledger and the stocks of the modules. No tables.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "web",
            "divisions",
            "identity",
            "organizations",
            "ledger",
            "jobs",
            "audit",
            "tables"
        })
@NullMarked
package org.qiaoliang.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
