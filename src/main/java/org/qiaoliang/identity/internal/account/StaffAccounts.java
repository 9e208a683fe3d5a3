package org.qiaoliang.identity.internal.account;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.CREDENTIAL;
import static org.qiaoliang.tables.identity.Tables.ROLE_GRANT;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.identity.NewAccount;
import org.qiaoliang.identity.internal.session.GrantScopes;
import org.qiaoliang.identity.internal.signin.Passwords;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.ScopeKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class StaffAccounts implements Accounts {
    private static final int BATCH = 500;

    private final DSLContext app;
    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final TransactionTemplate systemTransactions;
    private final Passwords passwords;
    private final GrantScopes scopes;
    private final Clock clock;

    StaffAccounts(
            DSLContext app,
            @SystemDatabase DSLContext system,
            TransactionTemplate transactions,
            @SystemDatabase TransactionTemplate systemTransactions,
            Passwords passwords,
            GrantScopes scopes,
            Clock clock) {
        this.app = app;
        this.system = system;
        this.transactions = transactions;
        this.systemTransactions = systemTransactions;
        this.passwords = passwords;
        this.scopes = scopes;
        this.clock = clock;
    }

    @Override
    public Map<AccountId, String> names(Collection<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        var ids = accounts.stream().map(AccountId::value).distinct().toArray(Long[]::new);
        var names = new HashMap<AccountId, String>();
        read(sql -> sql.fetch("select id, name from identity.names({0})", DSL.val(ids)))
                .forEach(row -> names.put(new AccountId(row.get(0, Long.class)), row.get(1, String.class)));
        return names;
    }

    @Override
    public List<Colleague> staff(OrganizationId organization, ScopeKey key, Permission permission) {
        var roles = Arrays.stream(Role.values())
                .filter(role -> role.permissions().contains(permission))
                .map(Role::code)
                .toArray(String[]::new);
        var viewer = CurrentViewer.get();
        var reachedBy = viewer.scope(Permission.APPEAL_ASSIGN).contains(key) ? Permission.APPEAL_ASSIGN : permission;
        return read(sql -> sql.fetch(
                        "select id, name, grants from identity.staff_of({0}, {1}, {2}, {3}, {4})"
                                + " order by name collate \"zh-x-icu\", id",
                        DSL.val(organization.value()),
                        DSL.val(key.value()),
                        DSL.val(roles),
                        DSL.val(reachedBy.code()),
                        DSL.val(LocalDate.now(clock))))
                .stream()
                .filter(row ->
                        scopes.of(row.get(2, String.class)).scope(permission).contains(key))
                .map(row -> new Colleague(new AccountId(row.get(0, Long.class)), row.get(1, String.class)))
                .toList();
    }

    @Override
    public Optional<Colleague> byLogin(String login) {
        return read(sql -> sql.fetch("select id, name from identity.colleague({0})", DSL.val(login))).stream()
                .map(row -> new Colleague(new AccountId(row.get(0, Long.class)), row.get(1, String.class)))
                .findFirst();
    }

    @Override
    public List<AccountId> create(List<NewAccount> accounts) {
        if (!isProgram()) {
            throw new IllegalStateException("accounts made by people need a second administrator");
        }
        var hashes = new HashMap<String, String>();
        accounts.stream()
                .map(NewAccount::password)
                .filter(Objects::nonNull)
                .forEach(password -> hashes.computeIfAbsent(password, passwords::hash));
        return systemTransactions.execute(status -> insert(accounts, hashes));
    }

    @Override
    public int follow(Map<OrganizationId, OrganizationId> heirs) {
        var closed = heirs.keySet().stream().map(OrganizationId::value).toArray(Long[]::new);
        var open = heirs.values().stream().map(OrganizationId::value).toArray(Long[]::new);
        return read(
                sql -> sql.fetchSingle("select identity.follow_organizations({0}, {1})", DSL.val(closed), DSL.val(open))
                        .get(0, int.class));
    }

    private List<AccountId> insert(List<NewAccount> accounts, Map<String, String> hashes) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var ids = new ArrayList<AccountId>(accounts.size());
        for (var from = 0; from < accounts.size(); from += BATCH) {
            var batch = accounts.subList(from, Math.min(accounts.size(), from + BATCH));
            ids.addAll(insertAccounts(batch, now));
            insertPasswords(batch, ids.subList(from, from + batch.size()), hashes, now);
            insertGrants(batch, ids.subList(from, from + batch.size()), now);
        }
        return List.copyOf(ids);
    }

    private List<AccountId> insertAccounts(List<NewAccount> accounts, OffsetDateTime now) {
        var insert = system.insertInto(
                ACCOUNT,
                ACCOUNT.HOLDER,
                ACCOUNT.LOGIN,
                ACCOUNT.NAME,
                ACCOUNT.ORGANIZATION_ID,
                ACCOUNT.HOME_KIND,
                ACCOUNT.HOME_DIVISION,
                ACCOUNT.DEMO,
                ACCOUNT.CREATED_AT);
        for (var account : accounts) {
            var organization = account.organization();
            insert = insert.values(
                    "staff",
                    account.login(),
                    account.name(),
                    organization == null ? null : organization.value(),
                    number(account.kind()),
                    account.division().digits(),
                    account.demo(),
                    now);
        }
        var byLogin = new HashMap<String, AccountId>();
        insert.returning(ACCOUNT.ID, ACCOUNT.LOGIN)
                .fetch()
                .forEach(row -> byLogin.put(row.get(ACCOUNT.LOGIN), new AccountId(row.get(ACCOUNT.ID))));
        return accounts.stream().map(account -> byLogin.get(account.login())).toList();
    }

    private void insertPasswords(
            List<NewAccount> accounts, List<AccountId> ids, Map<String, String> hashes, OffsetDateTime now) {
        var insert = system.insertInto(CREDENTIAL, CREDENTIAL.ACCOUNT_ID, CREDENTIAL.PASSWORD, CREDENTIAL.PASSWORD_AT);
        for (var i = 0; i < accounts.size(); i++) {
            insert =
                    insert.values(ids.get(i).value(), hashes.get(accounts.get(i).password()), now);
        }
        insert.execute();
    }

    private void insertGrants(List<NewAccount> accounts, List<AccountId> ids, OffsetDateTime now) {
        var insert = system.insertInto(
                ROLE_GRANT,
                ROLE_GRANT.ACCOUNT_ID,
                ROLE_GRANT.ROLE,
                ROLE_GRANT.KIND,
                ROLE_GRANT.DIVISION,
                ROLE_GRANT.VALID_FROM,
                ROLE_GRANT.ORIGIN,
                ROLE_GRANT.REQUESTED_AT,
                ROLE_GRANT.APPROVED_AT);
        var any = false;
        for (var i = 0; i < accounts.size(); i++) {
            var account = accounts.get(i);
            for (var grant : account.grants()) {
                any = true;
                insert = insert.values(
                        ids.get(i).value(),
                        grant.role().code(),
                        number(grant.kind()),
                        grant.division().digits(),
                        now.toLocalDate(),
                        account.demo() ? "demo" : "set-up",
                        now,
                        now);
            }
        }
        if (any) {
            insert.execute();
        }
    }

    private static @Nullable Short number(@Nullable OrganizationKind kind) {
        return kind == null ? null : (short) kind.number();
    }

    /** In the viewer's transaction, begun when none is open: outside of one the database knows no viewer. */
    private <T> T read(Function<DSLContext, T> query) {
        return isProgram()
                ? systemTransactions.execute(status -> query.apply(system))
                : transactions.execute(status -> query.apply(app));
    }

    private static boolean isProgram() {
        return CurrentViewer.get() instanceof Viewer.Program;
    }
}
