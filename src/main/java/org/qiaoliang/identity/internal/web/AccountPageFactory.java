package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Role;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.divisions.PlacePickers;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.OrganizationDirectory;
import org.qiaoliang.identity.internal.administration.AccountQueries;
import org.qiaoliang.identity.internal.administration.AccountQueries.GrantState;
import org.qiaoliang.identity.internal.administration.Handover;
import org.qiaoliang.identity.internal.administration.RecoveryQueries;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the pages of administrators from what the queries found. */
@Component
class AccountPageFactory {
    private static final Map<GrantState, String> TONES = Map.of(
            GrantState.WAITING, "amber",
            GrantState.IN_FORCE, "green",
            GrantState.LATER, "blue",
            GrantState.EXPIRED, "grey",
            GrantState.ENDED, "grey");

    private final AccountQueries queries;
    private final RecoveryQueries requests;
    private final Accounts accounts;
    private final Divisions divisions;
    private final Handover handover;
    private final ObjectProvider<OrganizationDirectory> organizations;
    private final PlacePickers pickers;
    private final Texts texts;
    private final Languages languages;

    AccountPageFactory(
            AccountQueries queries,
            RecoveryQueries requests,
            Accounts accounts,
            Divisions divisions,
            Handover handover,
            ObjectProvider<OrganizationDirectory> organizations,
            PlacePickers pickers,
            Texts texts,
            Languages languages) {
        this.queries = queries;
        this.requests = requests;
        this.accounts = accounts;
        this.divisions = divisions;
        this.handover = handover;
        this.organizations = organizations;
        this.pickers = pickers;
        this.texts = texts;
        this.languages = languages;
    }

    @Transactional(readOnly = true)
    public AccountListPage list(String words, String state, @Nullable String after, HttpServletRequest request) {
        var slice = queries.list(words, state, after);
        var rows = slice.items().stream()
                .map(row -> new AccountListPage.Row(
                        href(row.id()),
                        row.login(),
                        row.name(),
                        row.state(),
                        kind(row.kind()),
                        nameOf(row.division()),
                        row.roles().stream().map(r -> "access.role." + r).toList()))
                .toList();
        var states = Stream.of("active", "invited", "disabled")
                .map(code -> new Choice(code, text(request, "identity.state." + code)))
                .toList();
        var next = slice.after() == null ? null : query(words, state, slice.after());
        var waiting = queries.waitingGrants().size() + requests.waiting().size();
        return new AccountListPage(rows, Form.of(Map.of("q", words, "state", state)), states, next, waiting);
    }

    @Transactional(readOnly = true)
    public AccountPage one(AccountId id, Form form, HttpServletRequest request) {
        var account = queries.find(id).orElseThrow(Absent::new);
        var grants = queries.grantsOf(id);
        var recovery = requests.of(id).orElse(null);
        var names = names(grants, recovery == null ? List.of() : List.of(recovery));
        var locked = account.state().equals("disabled");
        return new AccountPage(
                href(id),
                account.login(),
                account.name(),
                account.state(),
                kind(account.kind()),
                nameOf(account.division()),
                organization(account.organization()),
                account.hasPhone(),
                account.created(),
                grants.stream().map(g -> row(g, names)).toList(),
                grants.stream().anyMatch(AccountQueries.Grant::givesPower),
                recovery == null ? null : row(recovery, names),
                locked ? List.of() : handover.open(id),
                locked
                        ? List.of()
                        : handover.successors(id).stream()
                                .map(c -> new Choice(c.id().toString(), c.name()))
                                .toList(),
                !locked && !id.equals(CurrentViewer.staff().account()),
                roles(request),
                kinds(request),
                pickers.of("division", form, request, Permission.ACCOUNTS_MANAGE),
                form);
    }

    @Transactional(readOnly = true)
    public WaitingPage waiting() {
        var grants = queries.waitingGrants();
        var recoveries = requests.waiting();
        var names = names(grants, recoveries);
        return new WaitingPage(
                grants.stream().map(g -> row(g, names)).toList(),
                recoveries.stream().map(r -> row(r, names)).toList());
    }

    NewAccountPage form(Form form, HttpServletRequest request) {
        return new NewAccountPage(
                kinds(request), pickers.of("division", form, request, Permission.ACCOUNTS_MANAGE), form);
    }

    /** The code of the place that a form posted. */
    String place(String posted) {
        return pickers.chosen("division", posted, DivisionLevel.PROVINCE).code().digits();
    }

    private List<Choice> roles(HttpServletRequest request) {
        return Arrays.stream(Role.values())
                .map(role -> new Choice(role.code(), text(request, "access.role." + role.code())))
                .toList();
    }

    private List<Choice> kinds(HttpServletRequest request) {
        return Arrays.stream(OrganizationKind.values())
                .map(kind -> new Choice(kind.code(), text(request, "kernel.kind." + kind.code())))
                .toList();
    }

    static String href(AccountId id) {
        return "/workbench/accounts/" + id;
    }

    private AccountPage.GrantRow row(AccountQueries.Grant g, Map<Long, String> names) {
        var me = CurrentViewer.staff().account().value();
        var waiting = g.state() == GrantState.WAITING;
        return new AccountPage.GrantRow(
                g.id(),
                g.login(),
                g.name(),
                href(g.account()),
                "access.role." + g.role(),
                kind(g.kind()),
                nameOf(g.division()),
                g.from(),
                g.until(),
                g.reason(),
                "identity.grant.state."
                        + g.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                Objects.requireNonNull(TONES.get(g.state())),
                name(names, g.requestedBy()),
                name(names, g.approvedBy()),
                waiting && !Objects.equals(g.requestedBy(), me) && g.account().value() != me,
                ending(g, me));
    }

    private static @Nullable String ending(AccountQueries.Grant g, long me) {
        return switch (g.state()) {
            case ENDED, EXPIRED -> null;
            case WAITING -> Objects.equals(g.requestedBy(), me) ? "identity.grant.withdraw" : "identity.grant.refuse";
            case IN_FORCE, LATER -> "identity.grant.end";
        };
    }

    private static AccountPage.RecoveryRow row(RecoveryQueries.Recovery r, Map<Long, String> names) {
        var me = CurrentViewer.staff().account().value();
        return new AccountPage.RecoveryRow(
                r.id(),
                r.name(),
                r.login(),
                href(r.account()),
                r.reason(),
                name(names, r.requestedBy()),
                r.requestedAt(),
                r.requestedBy() != me && r.account().value() != me);
    }

    private Map<Long, String> names(List<AccountQueries.Grant> grants, List<RecoveryQueries.Recovery> recoveries) {
        var ids = new ArrayList<@Nullable Long>();
        grants.forEach(g -> ids.addAll(Arrays.asList(g.requestedBy(), g.approvedBy())));
        recoveries.forEach(r -> ids.add(r.requestedBy()));
        var names = new HashMap<Long, String>();
        accounts.names(ids.stream()
                        .filter(Objects::nonNull)
                        .map(id -> new AccountId(Objects.requireNonNull(id)))
                        .toList())
                .forEach((id, name) -> names.put(id.value(), name));
        return names;
    }

    private static String name(Map<Long, String> names, @Nullable Long id) {
        return id == null ? "" : names.getOrDefault(id, "");
    }

    /** Message key of a kind; that of all kinds for null. */
    private static String kind(@Nullable Integer number) {
        return number == null
                ? "identity.kind.all"
                : "kernel.kind." + OrganizationKind.ofNumber(number).code();
    }

    private String nameOf(String code) {
        return divisions.byCode(new DivisionCode(code)).map(Division::fullName).orElse(code);
    }

    private String organization(@Nullable Long id) {
        var directory = organizations.getIfAvailable();
        if (id == null || directory == null) {
            return "";
        }
        var organization = new OrganizationId(id);
        return directory.names(List.of(organization)).getOrDefault(organization, "");
    }

    private String text(HttpServletRequest request, String key) {
        return texts.text(languages.of(request), key);
    }

    private static String query(String words, String state, String after) {
        return org.springframework.web.util.UriComponentsBuilder.fromPath("/workbench/accounts")
                .queryParam("q", words)
                .queryParam("state", state)
                .queryParam("after", after)
                .encode()
                .toUriString();
    }
}
