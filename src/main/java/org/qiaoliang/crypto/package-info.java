/**
 * Secrets at rest: master key, wrapped data keys, one key per confidential case, keyed lookup hashes, rotation. Schema
 * {@code crypto}. No events.
 */
@ApplicationModule(allowedDependencies = {"kernel", "tables", "database"})
@NullMarked
package org.qiaoliang.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
