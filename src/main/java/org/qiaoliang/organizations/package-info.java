/**
 * Organizations of the ten kinds in their trees over the divisions, with posts, contacts and service scope. Schema
 * {@code organizations}.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tables",
            "database",
            "access",
            "crypto",
            "audit",
            "web",
            "divisions",
            "identity",
            "search",
            "inbox",
            "jobs"
        })
@NullMarked
package org.qiaoliang.organizations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
