/** The appeal itself, its transition table, and the service that moves it. */
@NullMarked
package org.qiaoliang.appeals.internal.handling;

import org.jspecify.annotations.NullMarked;
