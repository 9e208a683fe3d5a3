@NullMarked
package org.qiaoliang.identity.internal.account;

import org.jspecify.annotations.NullMarked;
