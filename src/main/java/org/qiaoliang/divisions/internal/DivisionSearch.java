package org.qiaoliang.divisions.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.internal.DivisionTree.Node;

/** Finds divisions by what somebody types: name, pinyin initials or code; several words are a path, outer first. */
final class DivisionSearch {
    private static final int NONE = 0;
    private static final int MOST = 50;

    private DivisionSearch() {}

    static List<Division> search(DivisionTree tree, String words, Predicate<Division> among, int limit) {
        var tokens = words.strip().toLowerCase(Locale.ROOT).split("\\s+", 6);
        if (tokens[0].isEmpty()) {
            return List.of();
        }
        record Hit(Node node, int score) {}
        var hits = new ArrayList<Hit>();
        for (var node : tree.within()) {
            var score = score(node, tokens[tokens.length - 1]);
            if (score > NONE && among.test(node.division()) && isUnder(tree, node, tokens, tokens.length - 2)) {
                hits.add(new Hit(node, score));
            }
        }
        hits.sort(Comparator.comparingInt((Hit hit) -> -hit.score)
                .thenComparing(hit -> hit.node.division().level())
                .thenComparing(hit -> hit.node.division().code()));
        return hits.stream()
                .limit(Math.min(limit, MOST))
                .map(hit -> hit.node.division())
                .toList();
    }

    private static boolean isUnder(DivisionTree tree, Node node, String[] tokens, int last) {
        var token = last;
        for (var above = tree.parent(node); token >= 0 && above != null; above = tree.parent(above)) {
            if (score(above, tokens[token]) > NONE) {
                token--;
            }
        }
        return token < 0;
    }

    private static int score(Node node, String word) {
        var division = node.division();
        if (division.name().equals(word)) {
            return 6;
        }
        if (division.name().startsWith(word)) {
            return 5;
        }
        if (division.code().digits().startsWith(word)) {
            return division.code().digits().length() == word.length() ? 6 : 3;
        }
        if (node.initials().startsWith(word)) {
            return 4;
        }
        if (division.name().contains(word)) {
            return 2;
        }
        return word.length() >= 3 && division.fullName().contains(word) ? 1 : NONE;
    }
}
