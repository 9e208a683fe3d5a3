@NullMarked
package org.qiaoliang.audit.internal;

import org.jspecify.annotations.NullMarked;
