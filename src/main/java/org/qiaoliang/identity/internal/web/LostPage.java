package org.qiaoliang.identity.internal.web;

/** The page for a forgotten password. */
public record LostPage(boolean asked) {}
