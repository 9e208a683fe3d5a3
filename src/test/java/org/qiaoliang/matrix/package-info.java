/** The permission matrix: every endpoint of the running application, tried as everybody, against {@code docs/permissions.md}. */
@NullMarked
package org.qiaoliang.matrix;

import org.jspecify.annotations.NullMarked;
