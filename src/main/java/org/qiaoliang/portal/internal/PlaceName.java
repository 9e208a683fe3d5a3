package org.qiaoliang.portal.internal;

import java.util.Locale;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.web.SiteName;
import org.springframework.stereotype.Component;

/** The deployment's root names the site. */
@Component
class PlaceName implements SiteName {
    private final Divisions divisions;

    PlaceName(Divisions divisions) {
        this.divisions = divisions;
    }

    @Override
    public String place(Locale locale) {
        return divisions.root().map(Division::name).orElse("");
    }
}
