package org.qiaoliang.identity.internal.oidc;

import java.util.ArrayList;
import java.util.List;
import org.qiaoliang.identity.internal.web.SignInPage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** The sign-ins elsewhere that the settings name ({@code spring.security.oauth2.client.registration.…}); usually none. */
@Component
public class Providers {
    private final ObjectProvider<ClientRegistrationRepository> registrations;

    Providers(ObjectProvider<ClientRegistrationRepository> registrations) {
        this.registrations = registrations;
    }

    public boolean any() {
        return registrations.getIfAvailable() != null;
    }

    public List<SignInPage.Provider> offered() {
        var offered = new ArrayList<SignInPage.Provider>();
        if (registrations.getIfAvailable() instanceof Iterable<?> all) {
            for (var one : all) {
                if (one instanceof ClientRegistration registration) {
                    offered.add(new SignInPage.Provider(
                            registration.getClientName(), CityRequests.PATH + registration.getRegistrationId()));
                }
            }
        }
        return offered;
    }
}
