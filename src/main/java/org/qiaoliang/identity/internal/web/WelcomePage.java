package org.qiaoliang.identity.internal.web;

import java.util.List;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.identity.internal.signin.Welcome;
import org.qiaoliang.web.Form;

/** The page behind a one-time link. */
public record WelcomePage(String action, Welcome.Asked asked, boolean codeRequired, Form form, Places places) {

    /**
     * From where the deployment's place is chosen.
     *
     * @param address where the list comes from when something is typed
     * @param words what was typed
     * @param chosen the code chosen, empty when none is
     */
    public record Places(String address, String words, String chosen, List<DivisionSetup.Candidate> found) {
        public Places {
            found = List.copyOf(found);
        }

        public boolean foundNothing() {
            return !words.isBlank() && found.isEmpty();
        }

        /** What stands above a place, to tell namesakes apart. */
        public String above(DivisionSetup.Candidate place) {
            return place.fullName()
                    .substring(0, place.fullName().length() - place.name().length());
        }
    }
}
