package org.qiaoliang.web;

import java.util.List;
import java.util.Locale;

/** What a module offers to people on the portal, as a bean; the portal's home page and its search box show it. */
public interface ServiceSource {
    List<Service> services(Locale locale);
}
