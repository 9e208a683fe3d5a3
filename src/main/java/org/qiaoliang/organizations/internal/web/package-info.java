@NullMarked
package org.qiaoliang.organizations.internal.web;

import org.jspecify.annotations.NullMarked;
