import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Builds what a browser downloads, without Node: {@code portal.css} and {@code workbench.css} (the part of Tabler that
 * their templates use, and our own rules on top), the icon sprite, our scripts, htmx and ECharts. Each file carries a
 * hash of its content in its name, so it is cached for ever, and lies beside its compressed twin. The names are listed
 * in {@code assets.properties}. Nothing is done when no input has changed.
 *
 * <p>Arguments: project folder, output folder (the class path root), versions of Tabler, htmx and ECharts.
 */
final class BuildAssets {
    private static final Pattern CALL = Pattern.compile("@template\\.([\\w.]+)\\(");
    private static final Pattern STRING = Pattern.compile("\"[^\"\n]*\"");
    private static final Pattern WORD = Pattern.compile("-?[A-Za-z_][\\w-]*");

    private final Path project;
    private final Path output;
    private final String tabler;
    private final String htmx;
    private final String echarts;

    private BuildAssets(Path project, Path classes, String tabler, String htmx, String echarts) {
        this.project = project;
        this.output = classes.resolve("assets");
        this.tabler = "META-INF/resources/webjars/tabler__core/" + tabler + "/dist/css/tabler.min.css";
        this.htmx = "META-INF/resources/webjars/htmx.org/" + htmx + "/dist/htmx.min.js";
        this.echarts = "META-INF/resources/_static/echarts/" + echarts + "/dist/echarts.min.js";
    }

    public static void main(String[] args) {
        new BuildAssets(Path.of(args[0]), Path.of(args[1]), args[2], args[3], args[4]).build();
    }

    private void build() {
        var templates = read("src/main/jte", ".jte");
        var styles = read("src/main/css", ".css");
        var scripts = read("src/main/js", ".js");
        var icons = read("src/main/icons", ".svg");
        var images = read("src/main/images", ".svg");
        String stamp = hash(String.join(
                "\n",
                tabler + htmx + echarts,
                templates.toString(),
                styles.toString(),
                scripts.toString(),
                icons.toString(),
                images.toString(),
                read("src/main/java/org/qiaoliang/web", ".java").toString(),
                read("src/build/java", ".java").toString()));
        Path stampFile = output.resolve("built");
        try {
            if (Files.exists(stampFile) && Files.readString(stampFile).equals(stamp)) {
                return;
            }
            clear();
            var names = new TreeMap<String, String>();
            images.forEach((name, svg) -> write(names, name, squeezeSvg(svg)));
            write(names, "icons.svg", sprite(icons));
            write(names, "htmx.js", resource(htmx));
            write(names, "echarts.js", resource(echarts));
            scripts.forEach((name, script) -> write(names, name, withoutComments(script)));
            for (String shell : List.of("portal", "workbench")) {
                write(names, shell + ".css", css(shell, templates, styles, scripts, names));
            }
            var list = new StringBuilder();
            names.forEach((name, hashed) ->
                    list.append(name).append('=').append(hashed).append('\n'));
            Files.writeString(output.resolve("assets.properties"), list);
            Files.writeString(stampFile, stamp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- styles

    private String css(
            String shell,
            Map<String, String> templates,
            Map<String, String> styles,
            Map<String, String> scripts,
            Map<String, String> names) {
        Set<String> words = new HashSet<>(Set.of("class", "type", "href", "hidden", "open", "lang", "title"));
        for (String template : reachedFrom(shell, templates)) {
            words(templates.get(template), words);
        }
        read("src/main/java/org/qiaoliang/web", ".java")
                .values()
                .forEach(source -> STRING.matcher(source).results().forEach(text -> words(text.group(), words)));
        scripts.forEach((name, script) -> {
            if (shell.equals("workbench") || name.equals("app.js")) {
                words(script, words);
            }
        });
        var own = new StringBuilder();
        styles.forEach((name, css) -> {
            if (!name.matches("\\d+-(portal|workbench)\\.css") || name.endsWith("-" + shell + ".css")) {
                own.append(css).append('\n');
            }
        });
        String css = StyleSheet.of(resource(tabler))
                .keepMatching(words)
                .append(StyleSheet.of(own.toString()).keepMatching(words))
                .dropUnreferenced(shell.equals("workbench") ? "--q-" : "--none-")
                .minified();
        for (var name : names.entrySet()) {
            css = css.replace("url(" + name.getKey() + ")", "url(" + name.getValue() + ")");
        }
        return "/*! Tabler (MIT) https://tabler.io, cut to what is used; Qiaoliang (Apache-2.0) */" + css;
    }

    /**
     * The templates of one shell: those that use its layout, all that these call, and the fragments that nobody calls
     * (sent alone to a page that is open). Print and insight pages use the workbench's sheet.
     */
    private static Set<String> reachedFrom(String shell, Map<String, String> templates) {
        var calls = new TreeMap<String, Set<String>>();
        var called = new HashSet<String>();
        templates.forEach((name, text) -> {
            var targets = new HashSet<String>();
            CALL.matcher(text).results().forEach(m -> targets.add(m.group(1).replace('.', '/') + ".jte"));
            calls.put(name, targets);
            called.addAll(targets);
        });
        var layouts = shell.equals("portal")
                ? Set.of("web/portal.jte", "web/print.jte")
                : Set.of("web/workbench.jte", "web/insight.jte", "web/print.jte");
        var allLayouts = Set.of("web/portal.jte", "web/workbench.jte", "web/insight.jte", "web/print.jte");
        var reached = new HashSet<String>();
        var queue = new ArrayList<String>();
        calls.forEach((name, targets) -> {
            boolean uses = targets.stream().anyMatch(layouts::contains);
            boolean alone = !called.contains(name) && targets.stream().noneMatch(allLayouts::contains);
            if (uses || alone) {
                queue.add(name);
            }
        });
        while (!queue.isEmpty()) {
            String name = queue.removeLast();
            boolean otherLayout = allLayouts.contains(name) && !layouts.contains(name);
            if (templates.containsKey(name) && !otherLayout && reached.add(name)) {
                queue.addAll(calls.get(name));
            }
        }
        return reached;
    }

    /** Every word may be part of a class name; one that ends in a dash is the beginning of names put together later. */
    private static void words(String text, Set<String> words) {
        WORD.matcher(text).results().forEach(word -> words.add(word.group()));
    }

    // --- icons and scripts

    private static String sprite(Map<String, String> icons) {
        var sprite = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\">");
        icons.forEach((name, svg) -> {
            String inner = svg.substring(svg.indexOf('>', svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
                    .replace("<path stroke=\"none\" d=\"M0 0h24v24H0z\" fill=\"none\" />", "");
            sprite.append("<symbol id=\"")
                    .append(name, 0, name.length() - ".svg".length())
                    .append("\" viewBox=\"0 0 24 24\">")
                    .append(squeezeSvg(inner))
                    .append("</symbol>");
        });
        return sprite.append("</svg>").toString();
    }

    private static String squeezeSvg(String svg) {
        return svg.replaceAll("(?s)<!--.*?-->", "")
                .replaceAll("\\s+", " ")
                .replaceAll("> <", "><")
                .replaceAll(" ?/>", "/>")
                .strip();
    }

    /** Whole-line comments and indentation, which compress badly; the rest stays readable in the browser. */
    private static String withoutComments(String script) {
        return script.replaceAll("(?s)/\\*\\*.*?\\*/", "")
                .replaceAll("(?m)^\\s*//.*$", "")
                .replaceAll("\\s*\\n\\s*", "\n")
                .strip();
    }

    // --- files

    private void write(Map<String, String> names, String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        int dot = name.lastIndexOf('.');
        String hashed = name.substring(0, dot) + "." + hash(content).substring(0, 10) + name.substring(dot);
        names.put(name, hashed);
        try {
            Files.write(output.resolve(hashed), bytes);
            Files.write(output.resolve(hashed + ".gz"), gzip(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var buffer = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(buffer) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        }
        return buffer.toByteArray();
    }

    private void clear() throws IOException {
        Files.createDirectories(output);
        try (var files = Files.list(output)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private Map<String, String> read(String folder, String ending) {
        Path root = project.resolve(folder);
        var result = new TreeMap<String, String>();
        if (!Files.isDirectory(root)) {
            return result;
        }
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                result.put(root.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    private static String resource(String name) {
        try (var in = BuildAssets.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
