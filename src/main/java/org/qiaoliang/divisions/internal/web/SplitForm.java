package org.qiaoliang.divisions.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.internal.DivisionService.Part;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;

/**
 * What the form of a split says: numbered parts with a name and perhaps a code, and for each division below where it goes,
 * a part by its number or {@value #STAYS}.
 */
public record SplitForm(Form form, List<Division> below) {
    static final String STAYS = "0";
    private static final int FEWEST = 2;
    private static final int MOST = 8;
    private static final int LONGEST_NAME = 60;

    public SplitForm {
        below = List.copyOf(below);
    }

    /** The numbers of the parts that the form has room for. */
    public List<Integer> rooms() {
        var asked = form.value("parts").matches("[1-9]") ? Integer.parseInt(form.value("parts")) : FEWEST;
        var more = form.value("step").equals("more") ? asked + 1 : asked;
        return IntStream.rangeClosed(1, Math.clamp(more, FEWEST, MOST)).boxed().toList();
    }

    public boolean mayHaveMore() {
        return rooms().size() < MOST;
    }

    boolean ends() {
        return form.has("ends", "true");
    }

    /** Those that were filled in, with what goes to each; refused with everything that is wrong with them. */
    List<Part> parts() {
        var complaints = new ArrayList<RuleViolation.Complaint>();
        var parts = new ArrayList<Part>();
        for (var number : rooms()) {
            var name = form.value("name-" + number).strip();
            var children = below.stream()
                    .map(child -> child.code().digits())
                    .filter(code -> form.value("child-" + code).equals(number.toString()))
                    .toList();
            var code = form.value("newCode-" + number).strip();
            if (name.isEmpty() && code.isEmpty() && children.isEmpty()) {
                continue;
            }
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                complaints.add(new RuleViolation.Complaint(
                        "name-" + number, "divisions.change.name-form", List.of(LONGEST_NAME)));
            }
            parts.add(new Part(name, code, children));
        }
        if (parts.isEmpty()) {
            complaints.add(new RuleViolation.Complaint("name-1", "divisions.change.name-form", List.of(LONGEST_NAME)));
        }
        var given = parts.stream().mapToInt(part -> part.children().size()).sum();
        if (ends() && !parts.isEmpty() && (parts.size() < FEWEST || given < below.size())) {
            complaints.add(new RuleViolation.Complaint("ends", "divisions.change.something-left", List.of()));
        }
        if (!complaints.isEmpty()) {
            throw new RuleViolation(RuleViolation.Kind.INVALID, complaints);
        }
        return parts;
    }

    /** The service numbers the parts that are filled in; the form may have left one out before them. */
    String field(String said) {
        var dash = said.lastIndexOf('-');
        if (dash < 0) {
            return said.equals("children") ? "ends" : said;
        }
        var filled = rooms().stream()
                .filter(number -> !form.value("name-" + number).isBlank())
                .toList();
        var position = Integer.parseInt(said.substring(dash + 1)) - 1;
        return position < filled.size() ? said.substring(0, dash + 1) + filled.get(position) : said;
    }
}
