@NullMarked
package org.qiaoliang.notices.internal;

import org.jspecify.annotations.NullMarked;
