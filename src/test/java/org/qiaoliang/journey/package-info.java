/** Whole journeys in the browser, across modules: what people and staff do one after the other. */
@NullMarked
package org.qiaoliang.journey;

import org.jspecify.annotations.NullMarked;
