/**
 * Backup and restore. A backup is logical: the rows of every table as PostgreSQL's COPY writes them, from one snapshot, in a
 * zip file with a manifest. So it also carries the data to a newer major version of PostgreSQL.
 */
@NullMarked
package org.qiaoliang.database.internal.backup;

import org.jspecify.annotations.NullMarked;
