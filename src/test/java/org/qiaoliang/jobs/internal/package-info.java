@NullMarked
package org.qiaoliang.jobs.internal;

import org.jspecify.annotations.NullMarked;
