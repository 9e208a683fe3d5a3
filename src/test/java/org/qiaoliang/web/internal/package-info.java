@NullMarked
package org.qiaoliang.web.internal;

import org.jspecify.annotations.NullMarked;
