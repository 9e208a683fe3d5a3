@NullMarked
package org.qiaoliang.identity.internal.signin;

import org.jspecify.annotations.NullMarked;
