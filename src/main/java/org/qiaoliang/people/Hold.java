package org.qiaoliang.people;

import org.qiaoliang.kernel.OrganizationId;

/**
 * Which body keeps a person, on what basis and what for (PERSON-6).
 *
 * @param purpose in a few words, such as what service they are known from
 */
public record Hold(OrganizationId organization, Basis basis, String purpose) {}
