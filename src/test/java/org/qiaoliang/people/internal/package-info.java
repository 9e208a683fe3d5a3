@NullMarked
package org.qiaoliang.people.internal;

import org.jspecify.annotations.NullMarked;
