import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which selectors can match anything that the templates and scripts write. */
final class Selectors {
    /** Elements and attributes that the browser itself brings; never a reason to drop a rule. */
    private static final Set<String> ALWAYS = Set.of("html", "body", "from", "to");

    private static final Pattern FUNCTION =
            Pattern.compile(":(?:not|is|where|has|nth-[\\w-]+)\\([^()]*(?:\\([^()]*\\))?[^()]*\\)");
    private static final Pattern PSEUDO = Pattern.compile("::?-?[\\w-]+(?:\\([^)]*\\))?");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\[([\\w-]+)[^\\]]*\\]");
    private static final Pattern NAME = Pattern.compile("(?<![\\w\\\\-])(\\.?)(-?[A-Za-z_](?:[\\w-]|\\\\.)*)");

    /** @param words all names that are written anywhere, and beginnings of names up to a dash */
    static boolean canMatch(String selector, Set<String> words) {
        String plain = FUNCTION.matcher(selector).replaceAll("");
        Matcher attributes = ATTRIBUTE.matcher(plain);
        while (attributes.find()) {
            if (!words.contains(attributes.group(1))) {
                return false;
            }
        }
        plain = PSEUDO.matcher(attributes.replaceAll("")).replaceAll("");
        Matcher names = NAME.matcher(plain);
        while (names.find()) {
            String name = names.group(2).replace("\\", "");
            if (!words.contains(name)
                    && !words.contains(prefix(name))
                    && !(names.group(1).isEmpty() && ALWAYS.contains(name))) {
                return false;
            }
        }
        return true;
    }

    /** Up to the last dash, as a template writes it that puts the name together. */
    private static String prefix(String name) {
        return name.substring(0, name.lastIndexOf('-') + 1);
    }

    private Selectors() {}
}
