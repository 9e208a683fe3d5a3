package org.qiaoliang.portal.internal.web;

import java.util.List;
import org.qiaoliang.web.Hotline;
import org.qiaoliang.web.Service;

/**
 * The portal's home.
 *
 * @param services the six things people come for most
 * @param offices where to go, nearest level of the deployment
 */
public record HomePage(List<Service> services, List<Office> offices, List<Hotline> hotlines) {}
