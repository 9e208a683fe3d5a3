package org.qiaoliang.web;

import java.util.Locale;

/** The name of the place this deployment serves, for the head of every page; offered as a bean by a module above. */
public interface SiteName {
    String place(Locale locale);
}
