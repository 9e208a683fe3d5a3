package org.qiaoliang.notices;

/** Carries e-mail. */
public interface EmailPort extends DeliveryPort {}
