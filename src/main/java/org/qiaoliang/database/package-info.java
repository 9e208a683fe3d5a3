/**
 * The database under the program: the embedded PostgreSQL or the one named by URL, the three roles with a pool each
 * (owner for migrations, app for requests, system for background work), migrations, backup and restore. No tables.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.qiaoliang.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
