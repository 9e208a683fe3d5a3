@NullMarked
package org.qiaoliang.portal.internal.web;

import org.jspecify.annotations.NullMarked;
