package org.qiaoliang.demo.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.NewAccount;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.OrganizationSetup;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.organizations.StaffPost.Engagement;

/** The staff of the demo city: makes their accounts and posts, and lets them act. */
final class DemoCast {
    /** Of every demo account; shown on the sign-in page of a demo, valid nowhere else. */
    static final String PASSWORD = "qiaoliang-demo";

    private final Accounts accounts;
    private final OrganizationSetup setup;
    private final Divisions divisions;
    private final DemoTexts texts;
    private final Random random;
    private final Map<OrganizationId, List<Viewer.Staff>> byOrganization = new HashMap<>();
    private final Map<String, Viewer.Staff> byLogin = new HashMap<>();
    private final Map<OrganizationId, List<Viewer.Staff>> superiors = new HashMap<>();
    private final List<Hire> hires = new ArrayList<>();

    private record Hire(NewAccount account, @Nullable Organization organization, String title) {}

    DemoCast(Accounts accounts, OrganizationSetup setup, Divisions divisions, DemoTexts texts, Random random) {
        this.accounts = accounts;
        this.setup = setup;
        this.divisions = divisions;
        this.texts = texts;
        this.random = random;
    }

    /** Engages somebody; {@link #enter} makes the accounts of all who were engaged, in few statements. */
    void engage(String login, Organization organization, String title, Role... roles) {
        var code = organization.place();
        var grants = new ArrayList<NewAccount.Grant>();
        for (var role : roles) {
            grants.add(new NewAccount.Grant(role, organization.kind(), code));
        }
        hires.add(new Hire(
                new NewAccount(
                        login,
                        texts.personName(random),
                        PASSWORD,
                        organization.id(),
                        organization.kind(),
                        code,
                        true,
                        grants),
                organization,
                texts.title(title)));
    }

    /** Engages somebody for all kinds of organization of a division. */
    void engageForAll(String login, DivisionCode division, @Nullable Organization seat, String title, Role role) {
        hires.add(new Hire(
                new NewAccount(
                        login,
                        texts.personName(random),
                        PASSWORD,
                        seat == null ? null : seat.id(),
                        seat == null ? null : seat.kind(),
                        division,
                        true,
                        List.of(new NewAccount.Grant(role, null, division))),
                seat,
                texts.title(title)));
    }

    /** Makes the accounts; gives the number of each login. */
    Map<String, AccountId> enter() {
        var ids = accounts.create(hires.stream().map(Hire::account).toList());
        var numbers = new HashMap<String, AccountId>();
        for (var i = 0; i < hires.size(); i++) {
            var hire = hires.get(i);
            var staff = viewer(ids.get(i), hire.account());
            numbers.put(hire.account().login(), ids.get(i));
            byLogin.put(hire.account().login(), staff);
            if (hire.organization() != null) {
                setup.appoint(ids.get(i), hire.organization().id(), hire.title(), Engagement.FULL_TIME);
                byOrganization
                        .computeIfAbsent(hire.organization().id(), id -> new ArrayList<>())
                        .add(staff);
            }
        }
        return numbers;
    }

    private Viewer.Staff viewer(AccountId id, NewAccount account) {
        var scopes = new EnumMap<Permission, Scope>(Permission.class);
        var roles = new HashSet<Role>();
        for (var grant : account.grants()) {
            roles.add(grant.role());
            var division = divisions.byCode(grant.division()).orElseThrow();
            var scope = grant.kind() == null
                    ? divisions.scopeOfAllKinds(division.id())
                    : divisions.scopeOf(grant.kind(), division.id());
            grant.role().permissions().forEach(permission -> scopes.merge(permission, scope, Scope::plus));
        }
        return new Viewer.Staff(
                id, account.login(), account.name(), account.organization(), Set.copyOf(roles), Map.copyOf(scopes));
    }

    Viewer.Staff withLogin(String login) {
        var staff = byLogin.get(login);
        if (staff == null) {
            throw new IllegalArgumentException("nobody was engaged as " + login);
        }
        return staff;
    }

    /** Who decides in each of the organizations above, from the one directly above up. */
    List<Viewer.Staff> above(OrganizationId organization, Organizations organizations) {
        return superiors.computeIfAbsent(
                organization,
                below -> organizations.ancestorsOf(below).stream()
                        .map(superior -> of(superior.id(), Permission.APPEAL_APPROVE))
                        .takeWhile(able -> !able.isEmpty())
                        .map(List::getFirst)
                        .toList());
    }

    /** Those of an organization who have a permission, in the order engaged. */
    List<Viewer.Staff> of(OrganizationId organization, Permission permission) {
        return byOrganization.getOrDefault(organization, List.of()).stream()
                .filter(staff -> staff.may(permission))
                .toList();
    }
}
