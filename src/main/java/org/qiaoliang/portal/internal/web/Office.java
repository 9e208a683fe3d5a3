package org.qiaoliang.portal.internal.web;

/**
 * An organization as people look for it.
 *
 * @param kind code of its kind
 * @param hours as written, such as 08:30-12:00 13:30-17:30; empty when none are set
 * @param days first and last weekday as numbers, such as 1-5; empty when none are set
 * @param open whether somebody is there now
 */
public record Office(String name, String kind, String phone, String address, String days, String hours, boolean open) {}
