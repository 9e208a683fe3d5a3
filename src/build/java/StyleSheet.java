import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A style sheet as a tree of rules, small enough to read and to cut: rules whose selectors can't match anything that
 * the templates use are dropped, then the custom properties and key frames that nothing refers to any more.
 */
final class StyleSheet {
    private static final Pattern REFERENCE = Pattern.compile("var\\(\\s*(--[\\w-]+)");
    private static final Pattern ANIMATION = Pattern.compile("[\\w-]+");

    /** A node: a style rule ({@code declarations}), a group such as {@code @media} ({@code children}), or raw text. */
    private record Node(String prelude, List<String> declarations, List<Node> children, String raw) {
        boolean isRule() {
            return raw.isEmpty() && children.isEmpty() && !prelude.startsWith("@");
        }
    }

    private final String source;
    private int at;
    private List<Node> nodes;

    private StyleSheet(String source) {
        this.source = source;
        this.nodes = parse(false);
    }

    static StyleSheet of(String css) {
        return new StyleSheet(css.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("\\s+", " "));
    }

    /** Keeps the rules that can match something made of these words (class, element and attribute names). */
    StyleSheet keepMatching(Set<String> words) {
        nodes = matching(nodes, words);
        return this;
    }

    StyleSheet append(StyleSheet other) {
        var all = new ArrayList<>(nodes);
        all.addAll(other.nodes);
        nodes = all;
        return this;
    }

    /** Drops custom properties, key frames and rules left without a use; scripts read the properties of one prefix. */
    StyleSheet dropUnreferenced(String kept) {
        var definitions = new LinkedHashMap<String, Set<String>>();
        var live = new HashSet<String>();
        visitDeclarations(nodes, declaration -> {
            int colon = declaration.indexOf(':');
            String name = declaration.substring(0, Math.max(colon, 0)).strip();
            var references = REFERENCE
                    .matcher(declaration)
                    .results()
                    .map(m -> m.group(1))
                    .toList();
            if (name.startsWith(kept)) {
                live.add(name);
            }
            if (name.startsWith("--")) {
                definitions.computeIfAbsent(name, key -> new HashSet<>()).addAll(references);
            } else {
                live.addAll(references);
            }
        });
        var queue = new ArrayList<>(live);
        while (!queue.isEmpty()) {
            for (String next : definitions.getOrDefault(queue.removeLast(), Set.of())) {
                if (live.add(next)) {
                    queue.add(next);
                }
            }
        }
        var animations = new HashSet<String>();
        visitDeclarations(nodes, declaration -> {
            if (declaration.startsWith("animation")) {
                Matcher names = ANIMATION.matcher(declaration);
                while (names.find()) {
                    animations.add(names.group());
                }
            }
        });
        nodes = referenced(nodes, live, animations);
        return this;
    }

    String minified() {
        var text = new StringBuilder();
        write(nodes, text);
        return text.toString();
    }

    // --- reading

    private List<Node> parse(boolean nested) {
        var result = new ArrayList<Node>();
        while (true) {
            skipSpace();
            if (at >= source.length()) {
                return result;
            }
            if (source.charAt(at) == '}') {
                at++;
                if (nested) {
                    return result;
                }
                continue;
            }
            int start = at;
            int end = find("{;");
            String prelude = source.substring(start, end).strip();
            at = end + 1;
            if (end < source.length() && source.charAt(end) == '{') {
                result.add(block(prelude));
            } else if (!prelude.startsWith("@charset")) {
                result.add(new Node(prelude, List.of(), List.of(), prelude + ";"));
            }
        }
    }

    private Node block(String prelude) {
        if (prelude.startsWith("@media") || prelude.startsWith("@supports") || prelude.startsWith("@layer")) {
            return new Node(prelude, List.of(), parse(true), "");
        }
        int start = at;
        int depth = 1;
        while (depth > 0 && at < source.length()) {
            int next = find("{}");
            depth += next < source.length() && source.charAt(next) == '{' ? 1 : -1;
            at = next + 1;
        }
        String body = source.substring(start, at - 1).strip();
        if (prelude.startsWith("@")) {
            return new Node(prelude, List.of(), List.of(), prelude + "{" + squeeze(body) + "}");
        }
        return new Node(prelude, split(body, ';'), List.of(), "");
    }

    private void skipSpace() {
        while (at < source.length() && source.charAt(at) == ' ') {
            at++;
        }
    }

    /** The next of these characters outside quotes and round brackets. */
    private int find(String wanted) {
        int depth = 0;
        for (int i = at; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"' || c == '\'') {
                i = source.indexOf(c, i + 1);
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && wanted.indexOf(c) >= 0) {
                return i;
            }
        }
        return source.length();
    }

    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = text.indexOf(c, i + 1);
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == separator && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    // --- cutting

    private static List<Node> matching(List<Node> nodes, Set<String> words) {
        var result = new ArrayList<Node>();
        for (Node node : nodes) {
            if (node.isRule()) {
                var selectors = split(node.prelude, ',').stream()
                        .filter(selector -> Selectors.canMatch(selector, words))
                        .toList();
                if (!selectors.isEmpty()) {
                    result.add(new Node(String.join(",", selectors), node.declarations, List.of(), ""));
                }
            } else if (node.raw.isEmpty()) {
                var children = matching(node.children, words);
                if (!children.isEmpty()) {
                    result.add(new Node(node.prelude, List.of(), children, ""));
                }
            } else {
                result.add(node);
            }
        }
        return result;
    }

    private static List<Node> referenced(List<Node> nodes, Set<String> live, Set<String> animations) {
        var result = new ArrayList<Node>();
        for (Node node : nodes) {
            if (node.isRule()) {
                var declarations = node.declarations.stream()
                        .filter(d -> !d.startsWith("--")
                                || live.contains(d.substring(0, d.indexOf(':')).strip()))
                        .toList();
                if (!declarations.isEmpty()) {
                    result.add(new Node(node.prelude, declarations, List.of(), ""));
                }
            } else if (node.raw.isEmpty()) {
                var children = referenced(node.children, live, animations);
                if (!children.isEmpty()) {
                    result.add(new Node(node.prelude, List.of(), children, ""));
                }
            } else if (!node.prelude.contains("keyframes")
                    || animations.contains(node.prelude.substring(node.prelude.indexOf(' ') + 1))) {
                result.add(node);
            }
        }
        return result;
    }

    private static void visitDeclarations(List<Node> nodes, java.util.function.Consumer<String> visitor) {
        for (Node node : nodes) {
            node.declarations.forEach(visitor);
            visitDeclarations(node.children, visitor);
            if (!node.raw.isEmpty() && node.raw.contains("{")) {
                REFERENCE.matcher(node.raw).results().forEach(m -> visitor.accept("raw:" + m.group()));
            }
        }
    }

    // --- writing

    private static void write(List<Node> nodes, StringBuilder text) {
        for (Node node : nodes) {
            if (!node.raw.isEmpty()) {
                text.append(node.raw);
            } else if (node.isRule()) {
                text.append(squeeze(node.prelude)).append('{');
                var last = new LinkedHashMap<String, String>();
                node.declarations.forEach(d -> last.put(d, squeeze(d)));
                text.append(String.join(";", last.values())).append('}');
            } else {
                text.append(node.prelude).append('{');
                write(node.children, text);
                text.append('}');
            }
        }
    }

    private static String squeeze(String text) {
        if (text.contains("\"") || text.contains("'")) {
            return text;
        }
        return text.replaceAll("\\s*([{};,])\\s*", "$1").replaceAll("^([\\w-]+): ", "$1:");
    }
}
