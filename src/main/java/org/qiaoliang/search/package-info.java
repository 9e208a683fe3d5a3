/**
 * Chinese text cut into search tokens. No tables: the tokens lie in a tsvector beside what they are of.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.qiaoliang.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
