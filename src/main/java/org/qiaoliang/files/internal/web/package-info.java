@NullMarked
package org.qiaoliang.files.internal.web;

import org.jspecify.annotations.NullMarked;
