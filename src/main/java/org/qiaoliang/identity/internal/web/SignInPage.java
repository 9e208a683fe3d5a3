package org.qiaoliang.identity.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in page.
 *
 * @param login as typed, shown again
 * @param next path to go to afterwards
 * @param problem message key of what went wrong, null on the first visit
 * @param askCode whether the code of the second factor is asked for
 * @param demo accounts offered by one click
 */
public record SignInPage(
        String login, String next, @Nullable String problem, boolean askCode, List<DemoRow> demo) {
    public SignInPage {
        demo = List.copyOf(demo);
    }

    /** One demo account; role is a message key. */
    public record DemoRow(String login, String password, String role, String organization) {}
}
