/**
 * The database under the program: the embedded PostgreSQL or the one named by URL, the three roles with a pool each
 * (owner for migrations, app for requests, system for background work), migrations, backup and restore. Schema
 * {@code database} with one row in {@code instance}: what this database is. No events.
 *
 * <p>A start that can't be is a {@link org.qiaoliang.database.StartupFailure}: one line in both languages, exit code 1.
 * What a module has to say once the program runs is a {@link org.qiaoliang.database.StartupLines}.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.qiaoliang.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
