/**
 * The tamper-evident trail (ACCESS-5): rows written in the business transaction, chained by a sealer, with a reader and a
 * verifier. Schema {@code audit}. No events.
 */
@ApplicationModule(allowedDependencies = {"kernel", "tables", "database", "access", "crypto", "web"})
@NullMarked
package org.qiaoliang.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
