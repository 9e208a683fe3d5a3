@NullMarked
package org.qiaoliang.organizations.internal;

import org.jspecify.annotations.NullMarked;
