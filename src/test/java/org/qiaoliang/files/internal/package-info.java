@NullMarked
package org.qiaoliang.files.internal;

import org.jspecify.annotations.NullMarked;
