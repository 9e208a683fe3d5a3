package org.qiaoliang.identity.internal.web;

import org.qiaoliang.web.Form;

/** The code that is owed after a sign-in elsewhere. */
public record CityCodePage(Form form) {}
