/** The ways in: checks, number and code, routing. */
@NullMarked
package org.qiaoliang.appeals.internal.intake;

import org.jspecify.annotations.NullMarked;
