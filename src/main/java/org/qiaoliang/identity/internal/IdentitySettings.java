package org.qiaoliang.identity.internal;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of signing in.
 *
 * @param staffSession longest time that staff stay signed in
 * @param staffIdle time without a request after which staff are signed out
 * @param residentSession longest time that residents stay signed in
 * @param secondFactor whether staff need a time-based code; demo accounts in demo mode never do
 * @param oidcLoginClaim claim of the city's sign-in that says the account's name the first time; empty: accounts are linked
 *     only by somebody who is signed in
 * @param oidcFactorTrusted registrations of sign-ins elsewhere whose word on a second factor ({@code amr}) is believed;
 *     after any other the code is asked for here
 * @param secureCookie whether the cookie is for HTTPS only even when the request did not come by it, for a proxy that
 *     does not say so
 */
@ConfigurationProperties("qiaoliang.identity")
public record IdentitySettings(
        @DefaultValue("12h") Duration staffSession,
        @DefaultValue("2h") Duration staffIdle,
        @DefaultValue("30d") Duration residentSession,
        @DefaultValue("true") boolean secondFactor,
        @DefaultValue("") String oidcLoginClaim,
        @DefaultValue List<String> oidcFactorTrusted,
        @DefaultValue("false") boolean secureCookie) {
    public IdentitySettings {
        oidcFactorTrusted = List.copyOf(oidcFactorTrusted);
    }
}
