@NullMarked
package org.qiaoliang.insight;

import org.jspecify.annotations.NullMarked;
