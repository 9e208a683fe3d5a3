/**
 * What waits for whom, across modules (INBOX-1). No tables: each module answers for what is its own.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "access", "web", "identity"})
@NullMarked
package org.qiaoliang.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
