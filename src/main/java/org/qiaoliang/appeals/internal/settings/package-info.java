/** What administrators keep: categories, deadline policies in their versions, and the telephone lines. */
@NullMarked
package org.qiaoliang.appeals.internal.settings;

import org.jspecify.annotations.NullMarked;
