/**
 * Long work with progress, which survives a restart, and the schedule of what recurs. Schema {@code jobs}.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "crypto", "audit", "web", "identity", "notices", "tables"
        })
@NullMarked
package org.qiaoliang.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
