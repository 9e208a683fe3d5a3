@NullMarked
package org.qiaoliang.divisions.internal.web;

import org.jspecify.annotations.NullMarked;
