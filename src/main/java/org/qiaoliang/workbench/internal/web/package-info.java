@NullMarked
package org.qiaoliang.workbench.internal.web;

import org.jspecify.annotations.NullMarked;
