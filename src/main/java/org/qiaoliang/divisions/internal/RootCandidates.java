package org.qiaoliang.divisions.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.divisions.DivisionSetup.Candidate;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionLevel;
import org.springframework.stereotype.Component;

/** The provinces, cities and counties of the open data, to choose the root from. Held only until there is one. */
@Component
class RootCandidates {
    private static final int MOST = 20;

    private volatile @Nullable List<Candidate> all;

    List<Candidate> search(String said) {
        var words = words(said);
        var chosen = code(said).filter(c -> words.isEmpty() || hits(words).contains(c));
        return chosen.map(List::of)
                .orElseGet(() -> hits(words).stream().limit(MOST).toList());
    }

    Optional<Candidate> named(String said) {
        var found = search(said);
        var words = words(said);
        var exact = found.stream().filter(c -> c.name().equals(words)).toList();
        return found.size() == 1
                ? Optional.of(found.getFirst())
                : exact.size() == 1 ? Optional.of(exact.getFirst()) : Optional.empty();
    }

    void forget() {
        all = null;
    }

    /** What was chosen by a button, or typed as a whole code. */
    private Optional<Candidate> code(String said) {
        return parts(said).stream()
                .flatMap(part -> DivisionCode.parse(part).stream())
                .flatMap(code -> all().stream().filter(c -> c.code().equals(code)))
                .findFirst();
    }

    private static String words(String said) {
        return String.join(
                " ",
                parts(said).stream()
                        .filter(part -> DivisionCode.parse(part).isEmpty())
                        .toList());
    }

    private static List<String> parts(String said) {
        return Arrays.stream(said.split("[,，]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private List<Candidate> hits(String words) {
        if (words.isEmpty()) {
            return List.of();
        }
        var tokens = words.split("\\s+");
        return all().stream()
                .filter(c -> c.name().contains(tokens[tokens.length - 1]))
                .filter(c -> Arrays.stream(tokens).allMatch(c.fullName()::contains))
                .sorted(Comparator.comparing((Candidate c) -> !c.name().startsWith(tokens[tokens.length - 1]))
                        .thenComparing(c -> c.code().level())
                        .thenComparing(Candidate::code))
                .toList();
    }

    private List<Candidate> all() {
        var held = all;
        if (held == null) {
            held = read();
            all = held;
        }
        return held;
    }

    private static List<Candidate> read() {
        var read = new ArrayList<Candidate>();
        for (var province : DivisionData.PROVINCES) {
            var names = new HashMap<String, String>();
            DivisionData.readProvince(province, row -> {
                if (row.code().level().compareTo(DivisionLevel.COUNTY) <= 0) {
                    var digits = row.code().digits();
                    var full = digits.length() == 2
                            ? row.name()
                            : names.getOrDefault(digits.substring(0, digits.length() - 2), "") + row.name();
                    names.put(digits, full);
                    read.add(new Candidate(row.code(), row.name(), full));
                }
            });
        }
        return List.copyOf(read);
    }
}
