@NullMarked
package org.qiaoliang.appeals.internal.templates;

import org.jspecify.annotations.NullMarked;
