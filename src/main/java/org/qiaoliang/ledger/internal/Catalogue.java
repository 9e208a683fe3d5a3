package org.qiaoliang.ledger.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qiaoliang.ledger.DimensionNames;
import org.qiaoliang.ledger.Measure;
import org.qiaoliang.ledger.MeasureSource;
import org.qiaoliang.ledger.Measures;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the modules when the first question comes, so that a module which posts may also offer measures. */
@Component
class Catalogue implements Measures {
    private final ObjectProvider<MeasureSource> sources;
    private final ObjectProvider<DimensionNames> names;
    private volatile Map<String, Measure> measures = Map.of();

    Catalogue(ObjectProvider<MeasureSource> sources, ObjectProvider<DimensionNames> names) {
        this.sources = sources;
        this.names = names;
    }

    @Override
    public List<Measure> all() {
        return List.copyOf(measures().values());
    }

    @Override
    public Optional<Measure> find(String code) {
        return Optional.ofNullable(measures().get(code));
    }

    @Override
    public Optional<DimensionNames> names(String module) {
        return names.stream().filter(of -> of.module().equals(module)).findFirst();
    }

    private Map<String, Measure> measures() {
        if (measures.isEmpty()) {
            var gathered = new TreeMap<String, Measure>();
            sources.stream().flatMap(source -> source.measures().stream()).forEach(measure -> {
                if (gathered.put(measure.code(), measure) != null) {
                    throw new IllegalStateException("two modules post the measure " + measure.code());
                }
            });
            measures = gathered;
        }
        return measures;
    }
}
