@NullMarked
package org.qiaoliang.identity.internal.resident;

import org.jspecify.annotations.NullMarked;
