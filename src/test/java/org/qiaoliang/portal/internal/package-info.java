@NullMarked
package org.qiaoliang.portal.internal;

import org.jspecify.annotations.NullMarked;
