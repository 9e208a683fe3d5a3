package org.qiaoliang.divisions.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.DivisionContents;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.divisions.internal.DivisionService;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;
import org.springframework.stereotype.Component;

/** Makes the pages of divisions. */
@Component
class DivisionPageFactory {
    static final String PATH = "/workbench/divisions";
    private static final int FOUND = 50;
    private static final int LONGEST_WORDS = 60;

    private final Divisions divisions;
    private final DivisionService service;
    private final PlacePickers pickers;
    private final List<DivisionContents> contents;

    DivisionPageFactory(
            Divisions divisions, DivisionService service, PlacePickers pickers, List<DivisionContents> contents) {
        this.divisions = divisions;
        this.service = service;
        this.pickers = pickers;
        this.contents = contents;
    }

    DivisionListPage list(String code, String q) {
        var words = q.length() > LONGEST_WORDS ? q.substring(0, LONGEST_WORDS) : q.strip();
        var here = code.isEmpty()
                ? divisions.root().orElseThrow(Absent::new)
                : DivisionCode.parse(code)
                        .flatMap(divisions::byCode)
                        .filter(d -> divisions.isWithinRoot(d.id()))
                        .orElseThrow(Absent::new);
        var shown = words.isEmpty() ? divisions.children(here.id()) : divisions.search(words, FOUND);
        return new DivisionListPage(
                Form.of(Map.of("q", words)),
                path(here),
                row(here),
                !words.isEmpty(),
                shown.stream().map(this::row).toList());
    }

    DivisionPage one(DivisionId id, Form form, List<String> preview, HttpServletRequest request) {
        var division = division(id);
        var root = divisions.root().map(Division::id).filter(id::equals).isPresent();
        return new DivisionPage(
                href(id),
                division.name(),
                division.fullName(),
                division.code().digits(),
                level(division),
                division.inForce(),
                division.inForce() ? path(division) : List.of(),
                divisions.children(id).size(),
                subtree(id),
                // Counts over a whole place are for those who decide on it.
                service.mayChange() ? contents(division) : List.of(),
                service.history(id).stream()
                        .map(past -> new DivisionPage.Past(
                                past.name(),
                                past.code().digits(),
                                Optional.ofNullable(past.parent())
                                        .flatMap(divisions::find)
                                        .map(Division::name)
                                        .orElse(""),
                                past.from(),
                                past.to()))
                        .toList(),
                service.passages(id).stream()
                        .map(passage -> passage(id, passage))
                        .toList(),
                division.inForce() && service.mayChange(),
                root,
                division.level() == DivisionLevel.VILLAGE,
                seen(division),
                form,
                division.inForce() ? picker(division, form, request) : null,
                split(division, form),
                preview);
    }

    SplitForm split(Division division, Form form) {
        return new SplitForm(form, divisions.children(division.id()));
    }

    private PlacePicker picker(Division division, Form form, HttpServletRequest request) {
        var shown = form.value("to").isEmpty() && division.parent().isPresent()
                ? Form.of(Map.of(
                        "to",
                        divisions
                                .find(division.parent().get())
                                .map(above -> above.code().digits())
                                .orElse("")))
                : form;
        return pickers.of("to", shown, request);
    }

    Division division(DivisionId id) {
        return divisions.find(id).orElseThrow(Absent::new);
    }

    /** What is looked at before a change: the same again means that nobody else was quicker. */
    static String seen(Division division) {
        return division.code() + " " + division.name();
    }

    List<DivisionPage.Content> contents(Division division) {
        return contents.stream()
                .map(source -> new DivisionPage.Content(source.key(), source.within(division)))
                .filter(content -> content.count() > 0)
                .toList();
    }

    int subtree(DivisionId id) {
        return divisions.children(id).stream()
                .mapToInt(child -> 1 + subtree(child.id()))
                .sum();
    }

    private DivisionPage.Passage passage(DivisionId id, DivisionService.Passage passage) {
        var away = passage.from().equals(id);
        var other = away ? passage.to() : passage.from();
        return new DivisionPage.Passage(
                away, divisions.find(other).map(Division::fullName).orElse(""), href(other), passage.since());
    }

    private DivisionListPage.Row row(Division division) {
        return DivisionListPage.Row.of(
                division, divisions.children(division.id()).size());
    }

    private List<Tab> path(Division division) {
        return divisions.path(division.id()).stream()
                .map(step -> new Tab(
                        step.name(),
                        PATH + "?division=" + step.code(),
                        step.id().equals(division.id())))
                .toList();
    }

    static String href(DivisionId id) {
        return PATH + "/" + id;
    }

    static String level(Division division) {
        return "divisions.level." + division.level().name().toLowerCase(Locale.ROOT);
    }
}
