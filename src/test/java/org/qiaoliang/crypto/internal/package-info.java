@NullMarked
package org.qiaoliang.crypto.internal;

import org.jspecify.annotations.NullMarked;
