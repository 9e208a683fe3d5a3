@NullMarked
package org.qiaoliang.insight.internal.web;

import org.jspecify.annotations.NullMarked;
