@NullMarked
package org.qiaoliang.files.internal.content;

import org.jspecify.annotations.NullMarked;
