package org.qiaoliang.portal.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qiaoliang.web.Service;
import org.qiaoliang.web.ServiceSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that modules offer to the public, and which of it fits what somebody wants (我要…). */
@Component
public class ServiceSearch {
    /** A keyword that stands in the sentence as it is says more than any pair of characters. */
    private static final double KEYWORD = 4;

    private static final double NAMED = 3;

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
     * Best fit first. People write whole sentences without spaces, so a service fits by the keywords that stand in the
     * sentence, the longer the better, and by the pairs of neighbouring characters that it shares with it, those of its
     * title and keywords counting more than those of its line of text, and rare ones more than those of many services.
     */
    public List<Service> find(String wanted, Locale locale) {
        var wish = Grams.of(wanted);
        var services = all(locale).stream().map(Known::new).toList();
        var spread = new HashMap<String, Integer>();
        services.forEach(known -> known.all().parts().forEach(part -> spread.merge(part, 1, Integer::sum)));
        record Match(Service service, double score) {}
        return services.stream()
                .map(known -> new Match(known.service, known.score(wish, spread, services.size())))
                .filter(match -> match.score > 0)
                .sorted(Comparator.comparingDouble(Match::score).reversed())
                .map(Match::service)
                .toList();
    }

    /** A service with the parts of its words. */
    private record Known(Service service, Grams named, Grams text) {
        Known(Service service) {
            this(service, Grams.of(service.title() + " " + service.keywords()), Grams.of(service.text()));
        }

        Grams all() {
            return named.and(text);
        }

        double score(Grams wish, Map<String, Integer> spread, int services) {
            double score = 0;
            for (var keyword : service.keywords().split("\\s+")) {
                score += KEYWORD * Math.max(0, wish.holds(keyword) - 1);
            }
            for (var part : wish.parts()) {
                double rare = Math.log(1 + (double) services / spread.getOrDefault(part, services));
                score += named.parts().contains(part)
                        ? NAMED * rare
                        : text.parts().contains(part) ? rare : 0;
            }
            return score;
        }
    }
}
