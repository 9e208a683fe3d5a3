package org.qiaoliang.organizations.internal.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.organizations.MatterCatalogue;
import org.qiaoliang.organizations.MatterCatalogue.Matter;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.OrganizationWork;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.StaffPost.Engagement;
import org.qiaoliang.organizations.internal.administration.Closing;
import org.qiaoliang.organizations.internal.directory.Directory;
import org.qiaoliang.organizations.internal.web.OrganizationPage.Choices;
import org.qiaoliang.organizations.internal.web.OrganizationPage.Link;
import org.qiaoliang.organizations.internal.web.OrganizationPage.Work;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** Makes the page of one organization, and of each part of it that is being changed. */
@Component
class OrganizationPageFactory {
    private final Organizations organizations;
    private final Directory directory;
    private final Divisions divisions;
    private final Accounts accounts;
    private final Closing closing;
    private final List<MatterCatalogue> catalogues;
    private final List<OrganizationWork> work;
    private final Texts texts;

    OrganizationPageFactory(
            Organizations organizations,
            Directory directory,
            Divisions divisions,
            Accounts accounts,
            Closing closing,
            List<MatterCatalogue> catalogues,
            List<OrganizationWork> work,
            Texts texts) {
        this.organizations = organizations;
        this.directory = directory;
        this.divisions = divisions;
        this.accounts = accounts;
        this.closing = closing;
        this.catalogues = catalogues;
        this.work = work;
        this.texts = texts;
    }

    /** The part that a page is for. */
    enum Part {
        RECORD,
        CONTACT,
        SCOPE,
        NAME,
        POST,
        CLOSURE
    }

    /** @param form null to begin with what is known */
    OrganizationPage one(OrganizationId id, Part part, @Nullable Form form, Locale locale) {
        var organization = organizations.find(id).orElseThrow(Absent::new);
        var manages = organization.open()
                && CurrentViewer.get().scope(Permission.ORGANIZATIONS_MANAGE).contains(organization.scopeKey());
        if (part != Part.RECORD && !manages) {
            throw new Absent();
        }
        var href = OrganizationListFactory.href(id);
        return new OrganizationPage(
                href,
                directory.version(id),
                organization.name(),
                organization.shortName(),
                "kernel.kind." + organization.kind().code(),
                "organizations.level." + organization.level().name().toLowerCase(Locale.ROOT),
                divisions.find(organization.division()).map(Division::fullName).orElse(""),
                OrganizationListFactory.stepTo(organization),
                path(organization),
                organization.superior().flatMap(this::link).orElse(null),
                directory.below(List.of(id)).getOrDefault(id.value(), 0),
                organization.contact().phone(),
                organization.contact().address(),
                organization.contact().hours(),
                accepted(organization, locale),
                posts(id, href, manages, locale),
                work(organization),
                directory.history(id).stream()
                        .map(past -> new OrganizationPage.Past(past.name(), past.from(), past.to()))
                        .toList(),
                directory.closedOn(id).orElse(null),
                directory.heir(id).flatMap(this::link).orElse(null),
                links(directory.inherited(id)),
                manages,
                choices(organization, part, locale),
                form == null ? known(organization) : form);
    }

    private static Form known(Organization organization) {
        return Form.of(Map.of(
                "name", organization.name(),
                "shortName", organization.shortName(),
                "phone", organization.contact().phone(),
                "address", organization.contact().address(),
                "hours", organization.contact().hours().toString(),
                "accepts", List.copyOf(organization.accepts())));
    }

    /** From the highest of its kind down to itself. */
    private List<Tab> path(Organization organization) {
        var path = new ArrayList<Tab>();
        organizations
                .ancestorsOf(organization.id())
                .forEach(o -> path.add(new Tab(o.shortName(), OrganizationListFactory.href(o.id()), false)));
        Collections.reverse(path);
        path.add(new Tab(organization.shortName(), OrganizationListFactory.href(organization.id()), true));
        return path;
    }

    private List<String> accepted(Organization organization, Locale locale) {
        var names = new ArrayList<String>();
        matters(locale).filter(m -> organization.accepts().contains(m.code())).forEach(m -> names.add(m.name()));
        return names;
    }

    private Stream<Matter> matters(Locale locale) {
        return catalogues.stream().flatMap(catalogue -> catalogue.matters(locale).stream());
    }

    private List<OrganizationPage.Post> posts(OrganizationId id, String href, boolean manages, Locale locale) {
        var posts = directory.posts(id);
        var names = accounts.names(posts.stream().map(Directory.Post::account).toList());
        return posts.stream()
                .map(post -> new OrganizationPage.Post(
                        names.getOrDefault(post.account(), ""),
                        post.title(),
                        texts.text(locale, engagementKey(post.engagement())),
                        post.from(),
                        post.to(),
                        manages && post.to() == null ? href + "/posts/" + post.id() + "/end" : null))
                .toList();
    }

    private List<Work> work(Organization organization) {
        var shown = new ArrayList<Work>();
        for (var source : work) {
            source.visible(organization)
                    .ifPresent(count -> shown.add(new Work(source.key(), count, source.href(organization))));
        }
        return shown;
    }

    private Choices choices(Organization organization, Part part, Locale locale) {
        return switch (part) {
            case RECORD, CONTACT, NAME -> Choices.NONE;
            case SCOPE ->
                new Choices(
                        matters(locale)
                                .filter(m -> m.kinds().contains(organization.kind()))
                                .map(m -> new Choice(m.code(), m.name()))
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of());
            case POST ->
                new Choices(
                        List.of(),
                        List.of(),
                        Arrays.stream(Engagement.values())
                                .map(e -> new Choice(e.name(), texts.text(locale, engagementKey(e))))
                                .toList(),
                        List.of());
            case CLOSURE ->
                new Choices(
                        List.of(),
                        closing.heirs(organization).stream()
                                .map(o -> new Choice(o.id().toString(), o.name()))
                                .toList(),
                        List.of(),
                        closing.open(organization.id()).entrySet().stream()
                                .filter(entry -> entry.getValue() > 0)
                                .map(entry -> new Work(entry.getKey(), entry.getValue(), ""))
                                .toList());
        };
    }

    private List<Link> links(List<OrganizationId> ids) {
        var found = organizations.find(ids);
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(o -> new Link(o.name(), OrganizationListFactory.href(o.id())))
                .toList();
    }

    private Optional<Link> link(OrganizationId id) {
        return organizations.find(id).map(o -> new Link(o.name(), OrganizationListFactory.href(id)));
    }

    private static String engagementKey(Engagement engagement) {
        return "organizations.engagement."
                + engagement.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
