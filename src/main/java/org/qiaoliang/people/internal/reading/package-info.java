/** Lists and pages of people, as the viewer may see them. */
@NullMarked
package org.qiaoliang.people.internal.reading;

import org.jspecify.annotations.NullMarked;
