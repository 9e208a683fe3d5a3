@NullMarked
package org.qiaoliang.people.internal.web;

import org.jspecify.annotations.NullMarked;
