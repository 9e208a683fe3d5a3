package org.qiaoliang.identity.internal.web;

import org.qiaoliang.identity.internal.signin.Welcome;
import org.qiaoliang.web.Form;

/** The page behind a one-time link. */
public record WelcomePage(String action, Welcome.Asked asked, boolean codeRequired, Form form) {}
