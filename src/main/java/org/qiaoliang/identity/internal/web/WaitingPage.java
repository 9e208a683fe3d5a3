package org.qiaoliang.identity.internal.web;

import java.util.List;

/** What waits for a second administrator. */
public record WaitingPage(List<AccountPage.GrantRow> grants, List<AccountPage.RecoveryRow> recoveries) {
    public WaitingPage {
        grants = List.copyOf(grants);
        recoveries = List.copyOf(recoveries);
    }
}
