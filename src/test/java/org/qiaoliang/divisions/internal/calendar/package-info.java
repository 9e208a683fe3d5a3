@NullMarked
package org.qiaoliang.divisions.internal.calendar;

import org.jspecify.annotations.NullMarked;
