@NullMarked
package org.qiaoliang.jobs.internal.web;

import org.jspecify.annotations.NullMarked;
