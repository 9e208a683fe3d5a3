@NullMarked
package org.qiaoliang.workbench.internal;

import org.jspecify.annotations.NullMarked;
