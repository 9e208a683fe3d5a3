package org.qiaoliang.appeals.internal.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.internal.handling.AppealTransition;
import org.qiaoliang.appeals.internal.handling.Standing;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.appeals.internal.reading.CaseQueries;
import org.qiaoliang.appeals.internal.reading.MissingApprovers;
import org.qiaoliang.appeals.internal.reading.Proposals;
import org.qiaoliang.appeals.internal.reading.Proposals.Proposed;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** Puts the page of one appeal together. Opening it is recorded when the case is confidential. */
@Component
class CaseView {
    private static final Set<String> TABS = Set.of("details", "messages", "files", "history", "openings");

    /** What stands for the form by which files are added, among the codes of transitions. */
    static final String UPLOAD = "files";

    private final CaseQueries cases;
    private final Proposals proposals;
    private final MissingApprovers approvers;
    private final Actions actions;
    private final CaseStory story;
    private final AppealCategories categories;
    private final Organizations organizations;
    private final Texts texts;

    CaseView(
            CaseQueries cases,
            Proposals proposals,
            MissingApprovers approvers,
            Actions actions,
            CaseStory story,
            AppealCategories categories,
            Organizations organizations,
            Texts texts) {
        this.cases = cases;
        this.proposals = proposals;
        this.approvers = approvers;
        this.actions = actions;
        this.story = story;
        this.categories = categories;
        this.organizations = organizations;
        this.texts = texts;
    }

    CasePage shown(String number, String tab, Locale locale) {
        return page(number, tab, null, Form.empty(), locale);
    }

    /**
     * The page again, with a form as it was sent.
     *
     * @param refused code of the transition whose form it is, or {@link #UPLOAD}
     * @param typed with what is wrong with it, or with what was filled in
     */
    CasePage again(String number, String refused, Form typed, Locale locale) {
        return page(number, refused.equals(UPLOAD) ? "files" : "details", refused, typed, locale);
    }

    private CasePage page(String number, String tab, @Nullable String refused, Form typed, Locale locale) {
        var file = cases.open(CasePages.number(number));
        var shown = TABS.contains(tab) ? tab : "details";
        var proposed = proposals.of(file);
        var offered = actions.of(file, proposed, locale, refused, typed);
        var triage = file.appeal().state() == AppealState.RECEIVED && !offered.isEmpty();
        // An action that is no longer possible has no form to show what was wrong beside: it is said on top.
        var upload = UPLOAD.equals(refused);
        var homeless = refused != null
                && !upload
                && offered.stream().noneMatch(a -> a.code().equals(refused));
        return new CasePage(
                file,
                categories
                        .find(file.appeal().origin().category())
                        .map(category -> category.name(locale))
                        .orElse(""),
                story.states(file, locale),
                shown,
                tabs(file, shown, locale),
                story.timeline(file, locale),
                offered,
                triage ? proposal(file, proposed) : null,
                !offered.isEmpty() && Actions.misplaced(file, proposed),
                approvers.nobodyDecides(file.appeal()),
                triage ? repeats(file) : List.of(),
                homeless ? typed : Form.empty(),
                upload ? typed : Form.empty(),
                file.contact() != null && Standing.has(CurrentViewer.get(), file.appeal(), Permission.APPEAL_HANDLE),
                file.may().contains(AppealTransition.NOTE));
    }

    private CasePage.@Nullable Proposal proposal(CaseFile file, List<Proposed> proposed) {
        if (proposed.isEmpty()) {
            return null;
        }
        var first = proposed.getFirst();
        var name = first.organization().name();
        return new CasePage.Proposal(
                name,
                "appeals.desk.proposal." + first.reason().code(),
                List.of(name, file.place()),
                first.id().equals(file.appeal().body().organization()));
    }

    private List<CasePage.RepeatRow> repeats(CaseFile file) {
        return cases.repeats(file).stream()
                .map(repeat -> new CasePage.RepeatRow(
                        repeat.number() == null ? null : repeat.number().value(),
                        repeat.title() == null ? "" : repeat.title(),
                        "appeals.state." + repeat.state().code(),
                        organizations
                                .find(repeat.organization())
                                .map(Organization::name)
                                .orElse(""),
                        repeat.samePhone(),
                        repeat.samePlace(),
                        repeat.alike()))
                .toList();
    }

    private List<Tab> tabs(CaseFile file, String shown, Locale locale) {
        var base = "/workbench/appeals/" + file.appeal().number() + "?tab=";
        var tabs = new ArrayList<Tab>();
        tabs.add(tab("details", -1, base, shown, locale));
        tabs.add(tab("messages", file.messages().size(), base, shown, locale));
        tabs.add(tab("files", file.attachments().size(), base, shown, locale));
        tabs.add(tab("history", -1, base, shown, locale));
        if (file.appeal().origin().confidential()) {
            tabs.add(tab("openings", file.openings().size(), base, shown, locale));
        }
        return tabs;
    }

    private Tab tab(String name, int count, String base, String shown, Locale locale) {
        return new Tab(texts.text(locale, "appeals.desk.tab." + name), base + name, name.equals(shown), count);
    }
}
