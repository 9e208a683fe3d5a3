@NullMarked
package org.qiaoliang.audit;

import org.jspecify.annotations.NullMarked;
