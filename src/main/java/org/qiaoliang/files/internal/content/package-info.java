/** What a file really is, and what is taken out of it before it is kept: no Spring, no database. */
@NullMarked
package org.qiaoliang.files.internal.content;

import org.jspecify.annotations.NullMarked;
