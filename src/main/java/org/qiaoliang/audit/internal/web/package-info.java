@NullMarked
package org.qiaoliang.audit.internal.web;

import org.jspecify.annotations.NullMarked;
