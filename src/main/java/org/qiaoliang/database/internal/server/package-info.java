/** The embedded PostgreSQL: plain Java, started and watched over by the program itself. */
@NullMarked
package org.qiaoliang.database.internal.server;

import org.jspecify.annotations.NullMarked;
