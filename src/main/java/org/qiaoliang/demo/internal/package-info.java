@NullMarked
package org.qiaoliang.demo.internal;

import org.jspecify.annotations.NullMarked;
