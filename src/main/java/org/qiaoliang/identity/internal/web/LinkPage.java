package org.qiaoliang.identity.internal.web;

import java.time.Duration;
import org.qiaoliang.web.Ui;

/**
 * A one-time link, shown once to be handed to its owner.
 *
 * @param purpose message key of what it is for
 * @param valid how long it holds
 */
public record LinkPage(String purpose, String name, String link, Duration valid, String back) {
    /** How to hand it over and how long it holds, in days from two of them on. */
    public String hand(Ui ui) {
        return valid.toDays() > 1
                ? ui.t("identity.link.hand.days", valid.toDays())
                : ui.t("identity.link.hand", valid.toHours());
    }
}
