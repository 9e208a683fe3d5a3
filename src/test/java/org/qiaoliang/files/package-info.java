@NullMarked
package org.qiaoliang.files;

import org.jspecify.annotations.NullMarked;
