package org.qiaoliang.organizations;

import java.util.List;
import org.qiaoliang.divisions.Division;

/**
 * The organization that should take something, and why (a person decides).
 *
 * @param organization the nearest that accepts the category
 * @param place the division asked about
 * @param reason why this one, as a message {@code organizations.proposal.*} with {@link #parameters}
 */
public record Proposal(Organization organization, Division place, Reason reason) {

    /** Why an organization is proposed. */
    public enum Reason {
        /** It works in the very place and accepts the category. */
        HERE("organizations.proposal.here"),
        /** Nothing nearer accepts the category. */
        ABOVE("organizations.proposal.above");

        private final String key;

        Reason(String key) {
            this.key = key;
        }

        /** Message key; its parameters are {@link Proposal#parameters}. */
        public String key() {
            return key;
        }
    }

    /** {0} the organization's name, {1} the place's full name. */
    public List<String> parameters() {
        return List.of(organization.name(), place.fullName());
    }
}
