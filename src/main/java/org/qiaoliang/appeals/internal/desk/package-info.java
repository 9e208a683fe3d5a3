/** The staff's pages of appeals: list, record with its actions, intake, print. */
@NullMarked
package org.qiaoliang.appeals.internal.desk;

import org.jspecify.annotations.NullMarked;
