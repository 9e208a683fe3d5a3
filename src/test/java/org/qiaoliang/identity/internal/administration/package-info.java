@NullMarked
package org.qiaoliang.identity.internal.administration;

import org.jspecify.annotations.NullMarked;
