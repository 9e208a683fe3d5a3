package org.qiaoliang.identity.internal.oidc;

import org.qiaoliang.kernel.AccountId;

/**
 * Somebody as a sign-in elsewhere knows them, and their account here.
 *
 * @param provider registration of the sign-in in the settings
 * @param subject who they are there
 */
public record CityIdentity(String provider, String subject, AccountId account) {}
