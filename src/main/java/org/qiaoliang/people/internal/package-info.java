/** The module's wiring. */
@NullMarked
package org.qiaoliang.people.internal;

import org.jspecify.annotations.NullMarked;
