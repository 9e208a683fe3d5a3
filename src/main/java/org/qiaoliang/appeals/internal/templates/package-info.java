/** Words to begin an answer with, kept by each organization for itself and for those below it. */
@NullMarked
package org.qiaoliang.appeals.internal.templates;

import org.jspecify.annotations.NullMarked;
