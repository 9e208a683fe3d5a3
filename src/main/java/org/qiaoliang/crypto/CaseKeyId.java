package org.qiaoliang.crypto;

/** The number of a confidential case's key. */
public record CaseKeyId(long value) {}
