package org.qiaoliang.organizations.internal.web;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.SignedIn;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.internal.directory.Directory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Organizations for other programs of the staff. */
@RestController
@SignedIn
class OrganizationResource {
    private static final int PAGE = 50;
    private static final int LONGEST_WORDS = 60;

    private final Directory directory;
    private final Organizations organizations;
    private final Divisions divisions;
    private final Accounts accounts;

    OrganizationResource(Directory directory, Organizations organizations, Divisions divisions, Accounts accounts) {
        this.directory = directory;
        this.organizations = organizations;
        this.divisions = divisions;
        this.accounts = accounts;
    }

    record ListJson(List<OrganizationJson> items, @Nullable String after) {}

    record OrganizationJson(
            long id,
            String kind,
            String name,
            String shortName,
            String level,
            String division,
            String divisionName,
            @Nullable Long superior,
            String phone,
            String address,
            String hours,
            List<String> accepts,
            boolean open) {}

    record PostJson(String name, String title, String engagement) {}

    record RecordJson(
            OrganizationJson organization,
            List<PostJson> posts,
            @Nullable Long heir,
            int version) {}

    @GetMapping("/api/v1/organizations")
    ListJson list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after) {
        var wanted = kind.isEmpty()
                ? null
                : OrganizationKind.ofCode(kind)
                        .orElseThrow(() -> new RuleViolation("kind", "organizations.kind.missing"));
        var within = division.isEmpty()
                ? null
                : divisions.require("division", division).code();
        if (q.length() > LONGEST_WORDS) {
            throw new RuleViolation("q", "organizations.words.length", LONGEST_WORDS);
        }
        var slice = directory.find(new Directory.Search(wanted, within, q, false, after), PAGE);
        return new ListJson(slice.items().stream().map(this::json).toList(), slice.after());
    }

    @GetMapping("/api/v1/organizations/{id}")
    RecordJson one(@PathVariable long id) {
        var key = new OrganizationId(id);
        var organization = organizations.find(key).orElseThrow(Absent::new);
        return new RecordJson(
                json(organization),
                posts(key),
                directory.heir(key).map(OrganizationId::value).orElse(null),
                directory.version(key));
    }

    private List<PostJson> posts(OrganizationId id) {
        var posts =
                directory.posts(id).stream().filter(post -> post.to() == null).toList();
        var names = accounts.names(posts.stream().map(Directory.Post::account).toList());
        return posts.stream()
                .map(post -> new PostJson(
                        names.getOrDefault(post.account(), ""),
                        post.title(),
                        post.engagement().name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .toList();
    }

    private OrganizationJson json(Organization o) {
        return new OrganizationJson(
                o.id().value(),
                o.kind().code(),
                o.name(),
                o.shortName(),
                o.level().name().toLowerCase(Locale.ROOT),
                o.place().digits(),
                divisions.find(o.division()).map(Division::fullName).orElse(""),
                o.superior().map(OrganizationId::value).orElse(null),
                o.contact().phone(),
                o.contact().address(),
                o.contact().hours().toString(),
                List.copyOf(new TreeSet<>(o.accepts())),
                o.open());
    }
}
