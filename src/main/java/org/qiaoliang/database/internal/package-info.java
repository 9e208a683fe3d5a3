@NullMarked
package org.qiaoliang.database.internal;

import org.jspecify.annotations.NullMarked;
