@NullMarked
package org.qiaoliang.crypto;

import org.jspecify.annotations.NullMarked;
