@NullMarked
package org.qiaoliang.organizations;

import org.jspecify.annotations.NullMarked;
