package org.qiaoliang.identity.internal.web;

import java.util.List;
import org.qiaoliang.web.Form;

/**
 * The sign-in page.
 *
 * @param next path to go to afterwards
 * @param askCode whether the code of the second factor is asked for
 * @param providers of sign-in elsewhere
 * @param demo accounts offered by one click
 */
public record SignInPage(String next, Form form, boolean askCode, List<Provider> providers, List<DemoRow> demo) {
    public SignInPage {
        providers = List.copyOf(providers);
        demo = List.copyOf(demo);
    }

    /** The city's sign-in. */
    public record Provider(String name, String href) {}

    /** One demo account; role is a message key. */
    public record DemoRow(String login, String password, String role, String organization) {}
}
