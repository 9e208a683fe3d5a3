/** Lists of appeals as CSV and Excel, streamed, formula-safe, watermarked, and recorded (ACCESS-7). */
@NullMarked
package org.qiaoliang.appeals.internal.export;

import org.jspecify.annotations.NullMarked;
