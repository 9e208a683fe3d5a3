package org.qiaoliang.web;

/**
 * A telephone line that people can call.
 *
 * @param key message key of what it is for
 * @param first whether it comes before everything else in danger
 */
public record Hotline(String number, String key, boolean first) {}
