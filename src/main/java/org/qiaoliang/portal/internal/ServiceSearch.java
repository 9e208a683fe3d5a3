package org.qiaoliang.portal.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.qiaoliang.web.Service;
import org.qiaoliang.web.ServiceSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that modules offer to the public, and which of it fits what somebody wants (我要…). */
@Component
public class ServiceSearch {
    private final ObjectProvider<ServiceSource> sources;

    ServiceSearch(ObjectProvider<ServiceSource> sources) {
        this.sources = sources;
    }

    /** The most asked for first. */
    public List<Service> all(Locale locale) {
        return sources.stream()
                .flatMap(source -> source.services(locale).stream())
                .sorted(Comparator.comparingInt(Service::order).thenComparing(Service::code))
                .toList();
    }

    /**
     * Best fit first. People write whole sentences without spaces, so a service fits by the pairs of neighbouring
     * characters that it shares with them, its title and keywords counting more than its line of text.
     */
    public List<Service> find(String wanted, Locale locale) {
        var wish = Grams.of(wanted);
        record Match(Service service, int score) {}
        return all(locale).stream()
                .map(service -> new Match(service, score(service, wish)))
                .filter(match -> match.score > 0)
                .sorted(Comparator.comparingInt(Match::score).reversed())
                .map(Match::service)
                .toList();
    }

    private static int score(Service service, Grams wish) {
        return 3 * Grams.of(service.title() + " " + service.keywords()).shared(wish)
                + Grams.of(service.text()).shared(wish);
    }
}
