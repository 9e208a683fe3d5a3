@NullMarked
package org.qiaoliang.insight.internal;

import org.jspecify.annotations.NullMarked;
