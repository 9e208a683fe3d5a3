package org.qiaoliang.audit.internal.web;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.ChoiceGroup;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/**
 * The actions and the types of record that the trail may hold, in the reader's language. They are what the bundles of the
 * modules name, so that a new one is offered as soon as it has words; what an address asks for besides is offered as it is.
 */
@Component
class TrailWords {
    private static final String ACTION = "audit.action.";
    private static final String TYPE = "audit.type.";

    private final Texts texts;

    TrailWords(Texts texts) {
        this.texts = texts;
    }

    /** By type of record; first all of a type, which is a beginning that ends in a dot. */
    List<ChoiceGroup> actions(Locale locale, String asked) {
        var byPrefix = new TreeMap<String, List<Choice>>();
        for (var key : texts.keys(ACTION)) {
            var code = key.substring(ACTION.length());
            byPrefix.computeIfAbsent(code.substring(0, code.indexOf('.') + 1), prefix -> new ArrayList<>())
                    .add(new Choice(code, texts.text(locale, key)));
        }
        var groups = new LinkedHashMap<String, List<Choice>>();
        byPrefix.forEach((prefix, actions) -> {
            var about = about(locale, prefix.substring(0, prefix.length() - 1));
            var group = groups.computeIfAbsent(about, name -> new ArrayList<>());
            if (actions.size() > 1) {
                group.add(new Choice(prefix, texts.text(locale, "audit.action-all", about)));
            }
            actions.stream().sorted(byName(locale, Choice::text)).forEach(group::add);
        });
        var offered = groups.entrySet().stream()
                .map(group -> new ChoiceGroup(group.getKey(), group.getValue()))
                .sorted(byName(locale, ChoiceGroup::text))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!asked.isEmpty()
                && offered.stream()
                        .flatMap(group -> group.choices().stream())
                        .noneMatch(choice -> choice.value().equals(asked))) {
            offered.add(new ChoiceGroup(texts.text(locale, "audit.other"), List.of(new Choice(asked, asked))));
        }
        return offered;
    }

    List<Choice> types(Locale locale, String asked) {
        var offered = new ArrayList<Choice>();
        for (var key : texts.keys(TYPE)) {
            offered.add(new Choice(key.substring(TYPE.length()), texts.text(locale, key)));
        }
        offered.sort(byName(locale, Choice::text));
        if (!asked.isEmpty()
                && offered.stream().noneMatch(choice -> choice.value().equals(asked))) {
            offered.add(new Choice(asked, asked));
        }
        return offered;
    }

    /** What actions of a beginning are about: mostly a type of record, else by a name of their own. */
    private String about(Locale locale, String code) {
        return Stream.of(TYPE + code, "audit.group." + code)
                .filter(texts::has)
                .findFirst()
                .map(key -> texts.text(locale, key))
                .orElse(code);
    }

    /** Chinese names by their sound. */
    private static <T> Comparator<T> byName(Locale locale, Function<T, String> name) {
        return Comparator.comparing(name, Collator.getInstance(locale)::compare);
    }
}
