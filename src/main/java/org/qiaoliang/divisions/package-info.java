/**
 * The region tree (行政区划) with its history, and the calendar of working days (DIV-1, DIV-2). Schema {@code divisions}:
 * {@code division} and {@code version} (what a division was called, coded and part of, from when to when),
 * {@code successor} (merged into, split into), {@code deployment} (the one root), {@code calendar_year} and
 * {@code calendar_day}, {@code revision}. Publishes {@link org.qiaoliang.divisions.DivisionsChanged} and
 * {@link org.qiaoliang.divisions.CalendarChanged}; listens to nothing.
 */
@ApplicationModule(allowedDependencies = {"kernel", "tables", "database", "access", "crypto", "audit", "web", "search"})
@NullMarked
package org.qiaoliang.divisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
