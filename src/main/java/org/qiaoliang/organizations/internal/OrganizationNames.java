package org.qiaoliang.organizations.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationKind;

/** Names, addresses and hours as such organizations have them, by the patterns in organizations/names.properties. */
public final class OrganizationNames {
    private final Properties patterns = read();

    /** A place as organizations' names say it. */
    public record Place(String full, String alone) {}

    /** @param path the division and those above it, from the deployment's root down */
    public Place place(List<Division> path) {
        var division = path.getLast();
        return switch (division.level()) {
            case PROVINCE, PREFECTURE -> new Place(division.name(), division.name());
            case COUNTY -> new Place(county(path), division.name());
            case TOWNSHIP -> new Place(above(path, DivisionLevel.COUNTY) + division.name(), division.name());
            case VILLAGE -> {
                var village = village(division.name());
                yield new Place(
                        above(path, DivisionLevel.COUNTY) + above(path, DivisionLevel.TOWNSHIP) + village, village);
            }
        };
    }

    public String name(OrganizationKind kind, DivisionLevel level, Place place) {
        return fill(kind.code() + "." + key(level), place);
    }

    public String shortName(OrganizationKind kind, DivisionLevel level, Place place) {
        return fill(kind.code() + "." + key(level) + ".short", place);
    }

    String address(DivisionLevel level, String place) {
        return fill("address." + key(level), new Place(place, place));
    }

    public String hours(DivisionLevel level) {
        return text("hours." + key(level));
    }

    /**
     * A number that can't ring: no local number begins with 0.
     *
     * @param ordinal of the division, below 100,000
     */
    String phone(DivisionCode division, OrganizationKind kind, int ordinal) {
        var city = division.at(DivisionLevel.PREFECTURE).orElse(division).digits();
        var area = patterns.getProperty("area." + city, text("area.otherwise"));
        return "%s-0%d%05d".formatted(area, kind.number() % 10, ordinal % 100_000);
    }

    /** 孟庄社区 of 孟庄社区居委会. */
    String village(String name) {
        for (var ending : text("village.endings").split(",")) {
            var parts = ending.split(">", 2);
            if (name.length() > parts[0].length() && name.endsWith(parts[0])) {
                return complete(name.substring(0, name.length() - parts[0].length()) + parts[1]);
            }
        }
        return complete(name);
    }

    private String complete(String village) {
        var kept = Arrays.stream(text("village.kept").split(",")).anyMatch(village::endsWith);
        return kept ? village : village + text("village.otherwise");
    }

    /** A district's name begins with its city's, unless it says it itself. */
    private String county(List<Division> path) {
        var name = path.getLast().name();
        var city = above(path, DivisionLevel.PREFECTURE);
        var saysIt = city.length() >= 2 && name.startsWith(city.substring(0, city.length() - 1));
        return name.endsWith(text("district.ends")) && !saysIt ? city + name : name;
    }

    private static String above(List<Division> path, DivisionLevel level) {
        return path.stream()
                .filter(division -> division.level() == level)
                .map(Division::name)
                .findFirst()
                .orElse("");
    }

    private String fill(String key, Place place) {
        return MessageFormat.format(text(key), place.full, place.alone);
    }

    private String text(String key) {
        return Objects.requireNonNull(patterns.getProperty(key), key);
    }

    private static String key(DivisionLevel level) {
        return (level == DivisionLevel.PROVINCE ? DivisionLevel.PREFECTURE : level)
                .name()
                .toLowerCase(Locale.ROOT);
    }

    private static Properties read() {
        var properties = new Properties();
        var file = "/organizations/names.properties";
        try (var in = Objects.requireNonNull(OrganizationNames.class.getResourceAsStream(file), file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
