package org.qiaoliang.divisions.internal.web;

import java.util.Locale;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.web.SiteName;
import org.springframework.stereotype.Component;

/** Pages are headed by the name of the deployment's root. */
@Component
class RootSiteName implements SiteName {
    private final Divisions divisions;

    RootSiteName(Divisions divisions) {
        this.divisions = divisions;
    }

    @Override
    public String place(Locale locale) {
        return divisions.root().map(Division::name).orElse("");
    }
}
