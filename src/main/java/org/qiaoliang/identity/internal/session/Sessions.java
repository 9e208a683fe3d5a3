package org.qiaoliang.identity.internal.session;

import static org.qiaoliang.tables.identity.Tables.SESSION;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.IdentitySettings;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;
import org.springframework.stereotype.Component;

/** Sessions in PostgreSQL, so that any node answers for any of them and signing out holds everywhere at once. */
@Component
public class Sessions {
    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final int AGENT_LENGTH = 200;

    private final DSLContext app;
    private final DSLContext system;
    private final GrantScopes scopes;
    private final IdentitySettings settings;
    private final Clock clock;

    Sessions(
            DSLContext app,
            @SystemDatabase DSLContext system,
            GrantScopes scopes,
            IdentitySettings settings,
            Clock clock) {
        this.app = app;
        this.system = system;
        this.scopes = scopes;
        this.settings = settings;
        this.clock = clock;
    }

    /** How somebody proved who they are, as the session keeps it. */
    public enum Method {
        PASSWORD("password"),
        TOTP("totp"),
        RECOVERY_CODE("recovery-code"),
        OIDC("oidc"),
        PHONE("phone"),
        LINK("link");

        private final String code;

        Method(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Where a request came from. */
    public record Origin(String address, String agent) {
        public static Origin of(HttpServletRequest request) {
            return new Origin(request.getRemoteAddr(), Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
        }
    }

    /** Opens a session and gives the token for the cookie. Runs in the system transaction that is open, if one is. */
    public Token open(AccountId account, boolean resident, Method method, Origin origin) {
        var token = Token.random();
        var now = clock.instant();
        var longest = resident ? settings.residentSession() : settings.staffSession();
        // Residents have no limit on idling: those who need a long time to read must not be thrown out (elder mode).
        var idle = resident ? settings.residentSession() : settings.staffIdle();
        var agent = origin.agent().length() > AGENT_LENGTH ? origin.agent().substring(0, AGENT_LENGTH) : origin.agent();
        system.insertInto(SESSION)
                .set(SESSION.TOKEN_HASH, token.hash())
                .set(SESSION.ACCOUNT_ID, account.value())
                .set(SESSION.METHOD, method.code())
                .set(SESSION.ADDRESS, origin.address())
                .set(SESSION.AGENT, agent)
                .set(SESSION.CREATED_AT, now.atOffset(ZoneOffset.UTC))
                .set(SESSION.LAST_SEEN_AT, now.atOffset(ZoneOffset.UTC))
                .set(SESSION.IDLE_SECONDS, Math.toIntExact(idle.toSeconds()))
                .set(SESSION.EXPIRES_AT, now.plus(longest).atOffset(ZoneOffset.UTC))
                .execute();
        return token;
    }

    /** The one read of a request: whose living session the token is. */
    public Optional<SignedIn> find(Token token) {
        if (!token.plausible()) {
            return Optional.empty();
        }
        return app.resultQuery(
                        "select session_id, last_seen_at, account_id, holder, login, name, organization_id, phone_key,"
                                + " grants from identity.signed_in({0}, {1}, {2})",
                        DSL.val(token.hash()),
                        DSL.val(clock.instant().atOffset(ZoneOffset.UTC)),
                        DSL.val(LocalDate.now(clock)))
                .fetchOptional(this::signedIn);
    }

    /** Notes that a session is alive, at most once a minute. */
    public void touch(SignedIn signedIn) {
        var now = clock.instant();
        if (signedIn.lastSeen().plus(TOUCH).isBefore(now)) {
            app.execute(
                    "select identity.seen({0}, {1})",
                    DSL.val(signedIn.session()), DSL.val(now.atOffset(ZoneOffset.UTC)));
        }
    }

    /** Ends the session of a token. */
    public void close(Token token) {
        if (token.plausible()) {
            app.fetch(
                    "select identity.sign_out({0}, {1})",
                    DSL.val(token.hash()), DSL.val(clock.instant().atOffset(ZoneOffset.UTC)));
        }
    }

    /** Ends all sessions of an account; in the system transaction that is open, if one is. */
    public int closeAll(AccountId account) {
        return system.update(SESSION)
                .set(SESSION.REVOKED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(SESSION.ACCOUNT_ID.eq(account.value()), SESSION.REVOKED_AT.isNull())
                .execute();
    }

    /** The living sessions of the viewer, latest first. In the viewer's transaction. */
    public List<Open> own() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return app.select(
                        SESSION.ID,
                        SESSION.METHOD,
                        SESSION.ADDRESS,
                        SESSION.AGENT,
                        SESSION.CREATED_AT,
                        SESSION.LAST_SEEN_AT,
                        SESSION.TOKEN_HASH)
                .from(SESSION)
                .where(
                        SESSION.ACCOUNT_ID.eq(DSL.field("(select access.account())", Long.class)),
                        SESSION.REVOKED_AT.isNull(),
                        SESSION.EXPIRES_AT.gt(now),
                        DSL.condition(
                                "{0} + make_interval(secs => {1}) > {2}",
                                SESSION.LAST_SEEN_AT, SESSION.IDLE_SECONDS, DSL.val(now)))
                .orderBy(SESSION.LAST_SEEN_AT.desc(), SESSION.ID.desc())
                .fetch(row -> new Open(
                        row.get(SESSION.ID),
                        row.get(SESSION.METHOD),
                        row.get(SESSION.ADDRESS),
                        row.get(SESSION.AGENT),
                        row.get(SESSION.CREATED_AT).toInstant(),
                        row.get(SESSION.LAST_SEEN_AT).toInstant(),
                        row.get(SESSION.TOKEN_HASH)));
    }

    /** Ends one session of the viewer; nothing when it is not theirs. In the viewer's transaction. */
    public int closeOwn(long session) {
        return app.update(SESSION)
                .set(SESSION.REVOKED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(
                        SESSION.ID.eq(session),
                        SESSION.ACCOUNT_ID.eq(DSL.field("(select access.account())", Long.class)),
                        SESSION.REVOKED_AT.isNull())
                .execute();
    }

    /** A session as its owner sees it. */
    public record Open(
            long id, String method, String address, String agent, Instant since, Instant lastSeen, byte[] tokenHash) {
        public boolean isOf(Token token) {
            return MessageDigest.isEqual(tokenHash, token.hash());
        }
    }

    private SignedIn signedIn(Record row) {
        var account = new AccountId(row.get("account_id", Long.class));
        var seen = row.get("last_seen_at", Instant.class);
        var session = row.get("session_id", Long.class);
        if ("resident".equals(row.get("holder", String.class))) {
            return new SignedIn(session, seen, new Viewer.Resident(account, row.get("phone_key", byte[].class)));
        }
        var grants = row.get("grants", String.class);
        var reach = scopes.of(grants == null ? "" : grants);
        var organization = row.get("organization_id", Long.class);
        var viewer = new Viewer.Staff(
                account,
                row.get("login", String.class),
                row.get("name", String.class),
                organization == null ? null : new OrganizationId(organization),
                reach.roles(),
                reach.scopes());
        return new SignedIn(session, seen, viewer);
    }
}
