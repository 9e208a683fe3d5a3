@NullMarked
package org.qiaoliang.search.internal;

import org.jspecify.annotations.NullMarked;
