@NullMarked
package org.qiaoliang.divisions.internal;

import org.jspecify.annotations.NullMarked;
