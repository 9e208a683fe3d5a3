package org.qiaoliang.appeals.internal.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.StateStep;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.TimelineEntry;

/**
 * One appeal as the staff see it.
 *
 * @param category in the reader's language
 * @param states its way drawn
 * @param tab which part is shown: {@code details}, {@code messages}, {@code files}, {@code history}, {@code openings}
 * @param actions what the viewer can do now
 * @param proposal where it should go and why, while it is being triaged
 * @param misplaced whether who has it does not take its category
 * @param nobodyDecides whether it waits for an approver who is not there
 * @param repeats probable repeats, while it is being triaged
 * @param refusal what was refused just now as a whole, empty when nothing was
 * @param upload the form by which files are added, as it was sent
 */
public record CasePage(
        CaseFile file,
        String category,
        List<StateStep> states,
        String tab,
        List<Tab> tabs,
        List<TimelineEntry> timeline,
        List<Action> actions,
        @Nullable Proposal proposal,
        boolean misplaced,
        boolean nobodyDecides,
        List<RepeatRow> repeats,
        Form refusal,
        Form upload,
        boolean mayReveal,
        boolean mayAdd) {

    public String number() {
        return file.appeal().number().value();
    }

    public String href() {
        return "/workbench/appeals/" + number();
    }

    public String stateKey() {
        return "appeals.state." + file.appeal().state().code();
    }

    /**
     * The organization that is proposed; a person decides.
     *
     * @param reason message key with its parameters
     * @param here whether that one has it
     */
    public record Proposal(String name, String reason, List<String> parameters, boolean here) {}

    /**
     * A probable repeat.
     *
     * @param number null when it is out of the viewer's reach
     */
    public record RepeatRow(
            @Nullable String number,
            String title,
            String stateKey,
            String organization,
            boolean samePhone,
            boolean samePlace,
            int alike) {}
}
