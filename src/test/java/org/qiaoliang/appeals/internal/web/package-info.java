@NullMarked
package org.qiaoliang.appeals.internal.web;

import org.jspecify.annotations.NullMarked;
