/** Persons, their bodies and households: what is written, and the rules of it. */
@NullMarked
package org.qiaoliang.people.internal.registry;

import org.jspecify.annotations.NullMarked;
