package org.qiaoliang.notices;

/** Carries messages of an official WeChat account. */
public interface WeChatPort extends DeliveryPort {}
