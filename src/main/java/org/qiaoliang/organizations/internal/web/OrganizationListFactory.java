package org.qiaoliang.organizations.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.internal.directory.Directory;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the list of organizations: a tree to step through, or what a search found. */
@Component
class OrganizationListFactory {
    static final String PATH = "/workbench/organizations";
    private static final int PAGE = 50;
    private static final int LONGEST_WORDS = 60;

    private final Directory directory;
    private final Organizations organizations;
    private final Divisions divisions;
    private final Texts texts;
    private final Languages languages;

    OrganizationListFactory(
            Directory directory, Organizations organizations, Divisions divisions, Texts texts, Languages languages) {
        this.directory = directory;
        this.organizations = organizations;
        this.divisions = divisions;
        this.texts = texts;
        this.languages = languages;
    }

    OrganizationListPage list(
            String kindCode,
            String divisionCode,
            String q,
            String state,
            @Nullable String after,
            HttpServletRequest request) {
        var locale = languages.of(request);
        var kind = OrganizationKind.ofCode(kindCode).orElse(null);
        var division = division(divisionCode);
        var words = q.length() > LONGEST_WORDS ? q.substring(0, LONGEST_WORDS) : q.strip();
        var closed = state.equals("closed");
        var form =
                Form.of(Map.of("kind", kind == null ? "" : kind.code(), "q", words, "state", closed ? "closed" : ""));
        var path = path(division, kind);
        var mayFound = CurrentViewer.get().may(Permission.ORGANIZATIONS_MANAGE);
        var states = Stream.of("closed")
                .map(code -> new Choice(code, texts.text(locale, "organizations.state." + code)))
                .toList();
        if (!words.isEmpty() || closed) {
            var search = new Directory.Search(kind, division.code(), words, closed, after);
            var slice = directory.find(search, PAGE);
            var uri = base(kind, division).queryParam("q", words).queryParam("state", closed ? "closed" : "");
            return new OrganizationListPage(
                    form,
                    kinds(locale),
                    states,
                    path,
                    division.code().digits(),
                    true,
                    rows(slice.items(), false),
                    List.of(),
                    List.of(),
                    slice.after() == null
                            ? null
                            : uri.cloneBuilder()
                                    .queryParam("after", slice.after())
                                    .encode()
                                    .toUriString(),
                    after == null ? null : uri.cloneBuilder().encode().toUriString(),
                    mayFound);
        }
        var here = kind == null
                ? organizations.at(division.id())
                : organizations.at(kind, division.id()).stream().toList();
        var below = kind == null || here.isEmpty()
                ? List.<Organization>of()
                : organizations.children(here.getFirst().id());
        return new OrganizationListPage(
                form,
                kinds(locale),
                states,
                path,
                division.code().digits(),
                false,
                rows(here, false),
                rows(below, true),
                kind == null || here.isEmpty() ? places(division, kind) : List.of(),
                null,
                null,
                mayFound);
    }

    /** In two statements for the page, however long. */
    private List<OrganizationListPage.Row> rows(List<Organization> found, boolean steps) {
        var below = steps ? directory.below(found.stream().map(Organization::id).toList()) : Map.<Long, Integer>of();
        return found.stream()
                .map(o -> {
                    var count = below.getOrDefault(o.id().value(), 0);
                    return new OrganizationListPage.Row(
                            href(o.id()),
                            o.name(),
                            "kernel.kind." + o.kind().code(),
                            divisions.find(o.division()).map(Division::fullName).orElse(""),
                            o.contact().phone(),
                            o.open(),
                            count == 0 ? null : stepTo(o),
                            count);
                })
                .toList();
    }

    private List<Tab> path(Division division, @Nullable OrganizationKind kind) {
        var path = new ArrayList<Tab>();
        for (var step : divisions.path(division.id())) {
            var current = step.id().equals(division.id());
            path.add(new Tab(step.name(), base(kind, step).encode().toUriString(), current));
        }
        return path;
    }

    private List<Tab> places(Division division, @Nullable OrganizationKind kind) {
        return divisions.children(division.id()).stream()
                .map(child -> new Tab(child.name(), base(kind, child).encode().toUriString(), false))
                .toList();
    }

    private Division division(String code) {
        var root = divisions.root().orElseThrow(Absent::new);
        return code.isEmpty()
                ? root
                : DivisionCode.parse(code)
                        .flatMap(divisions::byCode)
                        .filter(d -> divisions.isWithinRoot(d.id()))
                        .orElseThrow(Absent::new);
    }

    List<Choice> kinds(Locale locale) {
        return Arrays.stream(OrganizationKind.values())
                .map(kind -> new Choice(kind.code(), texts.text(locale, "kernel.kind." + kind.code())))
                .toList();
    }

    /** The list at the organization's place, of its kind. */
    static String stepTo(Organization organization) {
        return UriComponentsBuilder.fromPath(PATH)
                .queryParam("kind", organization.kind().code())
                .queryParam("division", organization.place().digits())
                .encode()
                .toUriString();
    }

    static String href(OrganizationId id) {
        return PATH + "/" + id;
    }

    private static UriComponentsBuilder base(@Nullable OrganizationKind kind, Division division) {
        return UriComponentsBuilder.fromPath(PATH)
                .queryParam("kind", kind == null ? "" : kind.code())
                .queryParam("division", division.code().digits());
    }
}
