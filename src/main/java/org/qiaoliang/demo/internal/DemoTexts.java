package org.qiaoliang.demo.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** The words of the demo city, from {@code demo/*.yaml}: texts with slots, filled by a seeded random choice. */
final class DemoTexts {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Map<String, Object>> categories;
    private final Map<String, Object> appeals;
    private final Map<String, List<String>> people;

    @SuppressWarnings("unchecked")
    DemoTexts() {
        appeals = (Map<String, Object>) (Map<?, ?>) load("demo/appeals.yaml");
        categories = new TreeMap<>((Map<String, Map<String, Object>>) appeals.get("categories"));
        people = (Map<String, List<String>>) (Map<?, ?>) load("demo/people.yaml");
    }

    /** Reply templates by kind of organization, with a division behind it where they are not of the city's. */
    @SuppressWarnings("unchecked")
    Map<String, List<Map<String, String>>> templates() {
        return (Map<String, List<Map<String, String>>>) (Map<?, ?>) load("demo/templates.yaml");
    }

    private static Map<?, ?> load(String file) {
        try (var in = new ClassPathResource(file).getInputStream()) {
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Category codes with how often they come, as a share of the sum. */
    Map<String, Integer> weights() {
        var weights = new TreeMap<String, Integer>();
        categories.forEach((code, category) -> weights.put(code, (Integer) category.get("weight")));
        return weights;
    }

    /** One appeal about a category at a place; the fill of its slots also serves its reply. */
    Story story(String category, String place, Random random) {
        var fill = fill(place, random);
        @SuppressWarnings("unchecked")
        var cases = (List<Map<String, String>>) category(category).getOrDefault("cases", List.of());
        @SuppressWarnings("unchecked")
        var replies = (List<String>) category(category).getOrDefault("replies", List.of());
        var chosen = pick(cases, random);
        return new Story(
                filled(chosen.getOrDefault("title", ""), fill),
                filled(chosen.getOrDefault("text", ""), fill),
                filled(pick(replies, random), fill));
    }

    private Map<String, Object> category(String code) {
        var category = categories.get(code);
        if (category == null) {
            throw new IllegalArgumentException("no demo texts for category " + code);
        }
        return category;
    }

    /** A line of one of the general lists: notes, messages, petitioner, satisfied, dissatisfied, declined, … */
    @SuppressWarnings("unchecked")
    String line(String list, Random random) {
        return pick((List<String>) appeals.getOrDefault(list, List.of("")), random);
    }

    /** What somebody is called at work, by a key such as {@code handler}. */
    String title(String key) {
        return people.getOrDefault("title-" + key, List.of(key)).getFirst();
    }

    String personName(Random random) {
        return surname(random) + given(random);
    }

    String surname(Random random) {
        return pick(people.getOrDefault("surnames", List.of()), random);
    }

    String given(Random random) {
        return pick(people.getOrDefault("given", List.of()), random);
    }

    /** The one text of the file of people under a key, such as {@code street}. */
    String peopleLine(String key) {
        return people.getOrDefault(key, List.of(key)).getFirst();
    }

    /** A mobile number; all lie in one narrow block, so that they are known for invented at a glance. */
    String phone(Random random) {
        return "1990000%04d".formatted(random.nextInt(10_000));
    }

    private Map<String, String> fill(String place, Random random) {
        var fill = new TreeMap<String, String>();
        fill.put("place", place);
        fill.put("employer", pick(people.getOrDefault("employers", List.of()), random));
        fill.put("trade", pick(people.getOrDefault("trades", List.of()), random));
        fill.put("school", pick(people.getOrDefault("schools", List.of()), random));
        fill.put("surname", pick(people.getOrDefault("surnames", List.of()), random));
        fill.put("month", line("month", random));
        fill.put("time", line("time", random));
        fill.put("months", Integer.toString(2 + random.nextInt(5)));
        fill.put("days", Integer.toString(5 + random.nextInt(40)));
        fill.put("amount", Integer.toString((8 + random.nextInt(240)) * 100));
        fill.put("infant", Integer.toString(2 + random.nextInt(4)));
        fill.put("child", Integer.toString(7 + random.nextInt(8)));
        fill.put("adult", Integer.toString(20 + random.nextInt(25)));
        fill.put("elder", Integer.toString(67 + random.nextInt(20)));
        fill.put("floor", Integer.toString(2 + random.nextInt(10)));
        fill.put("years", Integer.toString(2 + random.nextInt(18)));
        return fill;
    }

    private static String filled(String text, Map<String, String> fill) {
        return SLOT.matcher(text).replaceAll(slot -> fill.getOrDefault(slot.group(1), slot.group()));
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** What somebody asks, and what will be answered. */
    record Story(String title, String text, String reply) {}
}
