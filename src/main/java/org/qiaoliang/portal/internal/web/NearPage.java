package org.qiaoliang.portal.internal.web;

import java.util.List;
import org.qiaoliang.web.Tab;

/**
 * Where to go at a place.
 *
 * @param path from the root down to the place
 * @param place its name
 * @param below the divisions to step down to
 * @param offices of the place, or of the nearest above that has any
 * @param officesOf the place whose offices these are
 */
public record NearPage(List<Tab> path, String place, List<Tab> below, List<Office> offices, String officesOf) {}
