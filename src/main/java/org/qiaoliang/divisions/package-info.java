/**
 * The region tree (行政区划) with its history, and the calendar of working days (DIV-1, DIV-2). Schema {@code divisions}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "access", "crypto", "audit", "web", "search"})
@NullMarked
package org.qiaoliang.divisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
