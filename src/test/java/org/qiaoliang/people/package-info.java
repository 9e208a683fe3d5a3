@NullMarked
package org.qiaoliang.people;

import org.jspecify.annotations.NullMarked;
