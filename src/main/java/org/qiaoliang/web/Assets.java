package org.qiaoliang.web;

/** Where the browser gets style sheets, scripts and pictures; their addresses change with their content. */
public interface Assets {
    /** @param name such as {@code portal.css}, without the hash */
    String href(String name);
}
