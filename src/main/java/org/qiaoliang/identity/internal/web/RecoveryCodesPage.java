package org.qiaoliang.identity.internal.web;

import java.util.List;

/** Recovery codes, shown once, to be printed or written down. */
public record RecoveryCodesPage(List<String> codes, String next) {
    public RecoveryCodesPage {
        codes = List.copyOf(codes);
    }
}
