package org.qiaoliang.identity.internal.oidc;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real authorization server with four people, as a city runs one; it says that one of them showed a hardware key. */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    OAuth2AuthorizationServerAutoConfiguration.class,
    OAuth2AuthorizationServerJwtAutoConfiguration.class
})
public class CityProvider {
    static final String CLIENT = "qiaoliang";
    static final String SECRET = "the-client-secret";
    static final String PASSWORD = "city-password";
    static final String WITH_KEY = "city-wang";
    private static final String PROPERTIES = "spring.security.oauth2.authorizationserver.client.q.";

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(
                User.withUsername("city-zhang")
                        .password("{noop}" + PASSWORD)
                        .roles("X")
                        .build(),
                User.withUsername(WITH_KEY)
                        .password("{noop}" + PASSWORD)
                        .roles("X")
                        .build(),
                User.withUsername("city-li")
                        .password("{noop}" + PASSWORD)
                        .roles("X")
                        .build(),
                User.withUsername("city-nobody")
                        .password("{noop}" + PASSWORD)
                        .roles("X")
                        .build());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> methods() {
        return context -> {
            Authentication who = Objects.requireNonNull(context.getPrincipal());
            var name = who.getName();
            context.getClaims().claim("amr", name.equals(WITH_KEY) ? List.of("pwd", "hwk") : List.of("pwd"));
        };
    }

    /** Starts it, and tells our program of it. */
    static void registerAt(DynamicPropertyRegistry properties) {
        var issuer = start();
        var registration = "spring.security.oauth2.client.registration.city.";
        properties.add(registration + "client-id", () -> CLIENT);
        properties.add(registration + "client-secret", () -> SECRET);
        properties.add(registration + "client-name", () -> "City");
        properties.add(registration + "scope", () -> "openid");
        properties.add(registration + "redirect-uri", () -> "{baseUrl}/sign-in/city/{registrationId}/back");
        properties.add("spring.security.oauth2.client.provider.city.issuer-uri", () -> issuer);
    }

    /** Starts it on a free port and gives its issuer. */
    private static String start() {
        var context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(CityProvider.class)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "spring.main.banner-mode",
                        "off",
                        "spring.config.location",
                        "optional:file:/nowhere/",
                        PROPERTIES + "registration.client-id",
                        CLIENT,
                        PROPERTIES + "registration.client-secret",
                        "{noop}" + SECRET,
                        PROPERTIES + "registration.client-authentication-methods",
                        "client_secret_basic",
                        PROPERTIES + "registration.authorization-grant-types",
                        "authorization_code",
                        PROPERTIES + "registration.redirect-uris",
                        "http://127.0.0.1/sign-in/city/city/back",
                        PROPERTIES + "registration.scopes",
                        "openid"))
                .run();
        return "http://localhost:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }
}
