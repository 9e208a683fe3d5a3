@NullMarked
package org.qiaoliang.inbox.internal;

import org.jspecify.annotations.NullMarked;
