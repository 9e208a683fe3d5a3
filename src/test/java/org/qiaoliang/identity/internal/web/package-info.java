@NullMarked
package org.qiaoliang.identity.internal.web;

import org.jspecify.annotations.NullMarked;
