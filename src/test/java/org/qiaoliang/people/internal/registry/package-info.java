@NullMarked
package org.qiaoliang.people.internal.registry;

import org.jspecify.annotations.NullMarked;
