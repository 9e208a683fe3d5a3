@NullMarked
package org.qiaoliang.notices.internal.web;

import org.jspecify.annotations.NullMarked;
