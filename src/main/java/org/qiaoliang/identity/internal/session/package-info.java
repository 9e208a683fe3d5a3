@NullMarked
package org.qiaoliang.identity.internal.session;

import org.jspecify.annotations.NullMarked;
