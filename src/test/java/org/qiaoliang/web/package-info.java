@NullMarked
package org.qiaoliang.web;

import org.jspecify.annotations.NullMarked;
