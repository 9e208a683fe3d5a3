package org.qiaoliang.files;

import org.jspecify.annotations.Nullable;
import org.qiaoliang.crypto.CaseKeyId;

/**
 * The record a file belongs to.
 *
 * @param type the module's word, such as {@code appeal}; who may open it is decided by the {@link FileGate} of that type
 * @param number the record's number
 * @param caseKey key of the confidential case that seals content and name, null for ordinary records
 */
public record FileOwner(
        String type, String number, @Nullable CaseKeyId caseKey) {}
