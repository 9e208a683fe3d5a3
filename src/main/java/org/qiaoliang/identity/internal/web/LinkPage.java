package org.qiaoliang.identity.internal.web;

/**
 * A one-time link, shown once to be handed to its owner.
 *
 * @param purpose message key of what it is for
 * @param days how long it holds
 */
public record LinkPage(String purpose, String name, String link, long hours, String back) {}
