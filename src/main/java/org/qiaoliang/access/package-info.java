/**
 * Who acts, and what they may reach: viewers, roles, permissions, scopes, and the transaction that tells the database of
 * them, so that row-level security holds under everything (ACCESS-1…3). Schema {@code access} holds the SQL functions that
 * policies use; no tables, no events. Accounts and grants are kept by module identity.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database"})
@NullMarked
package org.qiaoliang.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
