/**
 * Value types shared by all modules: division codes, organization kinds, scopes, money, pages of a list, and the two
 * expected failures {@link org.qiaoliang.kernel.RuleViolation} and {@link org.qiaoliang.kernel.Absent}. No state, no
 * tables, no events.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qiaoliang.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
