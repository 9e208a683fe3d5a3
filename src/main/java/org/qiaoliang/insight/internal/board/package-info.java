@NullMarked
package org.qiaoliang.insight.internal.board;

import org.jspecify.annotations.NullMarked;
