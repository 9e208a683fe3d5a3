@NullMarked
package org.qiaoliang.workbench;

import org.jspecify.annotations.NullMarked;
