package org.qiaoliang.portal.internal;

import java.util.Locale;
import java.util.Optional;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.web.SiteName;
import org.springframework.stereotype.Component;

/** The deployment's root names the site. */
@Component
class PlaceName implements SiteName {
    private final Optional<Divisions> divisions;

    PlaceName(Optional<Divisions> divisions) {
        this.divisions = divisions;
    }

    @Override
    public String place(Locale locale) {
        return divisions.flatMap(Divisions::root).map(Division::name).orElse("");
    }
}
