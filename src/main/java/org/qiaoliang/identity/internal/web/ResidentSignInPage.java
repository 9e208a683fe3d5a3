package org.qiaoliang.identity.internal.web;

import org.qiaoliang.web.Form;

/**
 * Sign-in of residents, in two steps.
 *
 * @param sentTo the phone a code was sent to, without its middle; empty before
 */
public record ResidentSignInPage(String next, String sentTo, long minutes, Form form) {}
