import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Packs the open data set chinese-days (its unpacked npm archive): the holidays and make-up workdays that the State Council
 * announced, and the dates of the traditional festivals up to 2099, from which a year not yet announced is computed.
 *
 * <pre>java src/build/java/PackWorkingDays.java package src/main/resources/divisions</pre>
 */
class PackWorkingDays {
    private static final int FIRST = 1900;
    private static final Map<String, String> FESTIVALS = Map.of(
            "New Year's Day", "new_year",
            "Spring Festival", "spring_festival",
            "Tomb-sweeping Day", "qingming",
            "Labour Day", "labour_day",
            "Dragon Boat Festival", "dragon_boat",
            "Mid-autumn Festival", "mid_autumn",
            "National Day", "national_day");

    public static void main(String[] arguments) throws IOException {
        var source = Path.of(arguments[0]);
        var out = Path.of(arguments[1]);
        Files.writeString(out.resolve("chinese-days-LICENSE.txt"), Files.readString(source.resolve("LICENSE")));
        Files.writeString(
                out.resolve("working-days.txt"), announced(Files.readString(source.resolve("dist/chinese-days.json"))));
        Files.writeString(
                out.resolve("festivals.txt"),
                festivals(Files.readString(source.resolve("src/solar_lunar/constants.ts"))));
    }

    private static String announced(String json) {
        var days = new TreeMap<String, String>();
        for (var kind : Map.of("holidays", "holiday", "workdays", "workday").entrySet()) {
            var start = json.indexOf("\"" + kind.getKey() + "\"");
            var section = json.substring(start, json.indexOf('}', start));
            var matcher = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\d)\"\\s*:\\s*\"([^,]*),[^,]*,\\d+\"")
                    .matcher(section);
            while (matcher.find()) {
                if (days.put(
                                matcher.group(1),
                                kind.getValue() + " " + FESTIVALS.getOrDefault(matcher.group(2), "other"))
                        != null) {
                    throw new IllegalArgumentException("both: " + matcher.group(1));
                }
            }
        }
        var text = new StringBuilder("# date, what it is, of which festival: from chinese-days 1.5.7\n");
        days.forEach((day, what) -> text.append(day).append(' ').append(what).append('\n'));
        System.out.println("announced days: " + days.size());
        return text.toString();
    }

    private static String festivals(String source) {
        // One number a year from 1900: bits 15…4 say which months have 30 days, 3…0 the leap month, 16 whether it has
        // 30.
        var table = Pattern.compile("^\\s+0x([0-9a-f]+)", Pattern.MULTILINE)
                .matcher(source)
                .results()
                .mapToInt(match -> Integer.parseInt(match.group(1), 16))
                .toArray();
        var text = new StringBuilder(
                "# year, Qingming, Spring Festival, Dragon Boat, Mid-Autumn: from chinese-days 1.5.7\n");
        var start = LocalDate.of(1900, 1, 31);
        for (var year = FIRST; year < 2100; year++) {
            var info = table[year - FIRST];
            var leap = info & 0xf;
            var month = start;
            LocalDate dragonBoat = start;
            LocalDate midAutumn = start;
            for (var m = 1; m <= 12; m++) {
                if (m == 5) {
                    dragonBoat = month.plusDays(4);
                } else if (m == 8) {
                    midAutumn = month.plusDays(14);
                }
                month = month.plusDays((info >> (16 - m) & 1) == 1 ? 30 : 29);
                if (m == leap) {
                    month = month.plusDays((info >> 16 & 1) == 1 ? 30 : 29);
                }
            }
            if (year >= 2001) {
                var y = year - 2000;
                var qingming = LocalDate.of(year, 4, (int) (y * 0.2422 + 4.81) - y / 4);
                text.append("%d %s %s %s %s%n".formatted(year, qingming, start, dragonBoat, midAutumn));
            }
            start = month;
        }
        return text.toString();
    }
}
