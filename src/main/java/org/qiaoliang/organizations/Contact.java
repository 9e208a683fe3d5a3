package org.qiaoliang.organizations;

/**
 * How people reach an organization.
 *
 * @param phone office phone, empty when there is none
 * @param address street address, empty when there is none
 * @param hours when somebody is there
 */
public record Contact(String phone, String address, DutyHours hours) {}
