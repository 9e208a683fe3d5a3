package org.qiaoliang.identity.internal;

import org.qiaoliang.identity.internal.oidc.CityRefusal;
import org.qiaoliang.identity.internal.oidc.CityRequests;
import org.qiaoliang.identity.internal.oidc.CitySignIn;
import org.qiaoliang.identity.internal.oidc.NoClients;
import org.qiaoliang.identity.internal.oidc.Providers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * The filters before every handler. Who may call which handler is said at the handler, by the annotations of module
 * access, and enforced there; here are the protections that all need.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class SecurityConfiguration {
    @Bean
    SecurityFilterChain filters(
            HttpSecurity http, Providers providers, CityRequests cityRequests, CitySignIn citySignIn) throws Exception {
        // The pages carry the token themselves; no script needs to read the cookie.
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).ignoringRequestMatchers("/api/**"))
                .addFilterBefore(new CrossSiteGuard(), CsrfFilter.class)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable);
        if (providers.any()) {
            http.oauth2Login(login -> login.loginPage("/sign-in")
                    .authorizationEndpoint(
                            to -> to.baseUri("/sign-in/city").authorizationRequestRepository(cityRequests))
                    .redirectionEndpoint(from -> from.baseUri("/sign-in/city/*/back"))
                    .authorizedClientRepository(new NoClients())
                    .successHandler(citySignIn)
                    .failureHandler((request, response, failure) ->
                            response.sendRedirect(why(failure).path())));
        }
        return http.build();
    }

    private static CityRefusal why(AuthenticationException failure) {
        var code = failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : "";
        return code.equals("authorization_request_not_found") || code.equals("invalid_state_parameter")
                ? CityRefusal.LATE
                : CityRefusal.FAILED;
    }
}
