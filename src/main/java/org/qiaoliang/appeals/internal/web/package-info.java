/** Pages and JSON of appeals: they translate, and decide nothing. */
@NullMarked
package org.qiaoliang.appeals.internal.web;

import org.jspecify.annotations.NullMarked;
