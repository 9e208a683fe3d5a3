package org.qiaoliang.notices;

/** Carries SMS. */
public interface SmsPort extends DeliveryPort {}
