@NullMarked
package org.qiaoliang;

import org.jspecify.annotations.NullMarked;
