/**
 * What every page and every JSON answer has in common: rendering, language, layout, errors as pages and as problem details
 * (RFC 9457), the check that an endpoint says who may call it (ACCESS-2), idempotency keys and rate limits. Schema
 * {@code web}. Publishes no events.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "access", "crypto", "tables"})
@NullMarked
package org.qiaoliang.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
