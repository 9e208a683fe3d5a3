package org.qiaoliang.portal.internal.web;

import java.util.List;
import org.qiaoliang.web.Hotline;
import org.qiaoliang.web.Service;

/**
 * All services, or those that fit what was asked for.
 *
 * @param wanted as typed, empty for all
 * @param services what is shown: when nothing fits, all of them
 * @param found whether something fits
 * @param discreet whether what was asked for is probably a matter of which nobody near may know
 */
public record ServicesPage(
        String wanted, List<Service> services, boolean found, boolean discreet, List<Hotline> hotlines) {}
