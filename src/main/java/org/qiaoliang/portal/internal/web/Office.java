package org.qiaoliang.portal.internal.web;

import org.qiaoliang.organizations.DutyHours;

/**
 * An organization as people look for it.
 *
 * @param kind code of its kind
 * @param hours when somebody is there, on working days
 * @param open whether somebody is there now
 */
public record Office(String name, String kind, String phone, String address, DutyHours hours, boolean open) {}
