package org.qiaoliang.identity;

import org.qiaoliang.kernel.AccountId;

/** Somebody of the staff, as others see them. */
public record Colleague(AccountId id, String name) {}
