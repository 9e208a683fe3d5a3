@NullMarked
package org.qiaoliang.identity.internal.oidc;

import org.jspecify.annotations.NullMarked;
