package org.qiaoliang.jobs;

/** The number of one job. */
public record JobId(long value) {}
