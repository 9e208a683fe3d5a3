package org.qiaoliang.identity.internal.signin;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.LINK;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.stereotype.Component;

/** Links that let somebody in once, to set what proves who they are. Only their hashes are kept. */
@Component
public class Links {
    private final DSLContext system;
    private final SecondFactor factor;
    private final Clock clock;

    Links(@SystemDatabase DSLContext system, SecondFactor factor, Clock clock) {
        this.system = system;
        this.factor = factor;
        this.clock = clock;
    }

    /** What a link is for, how long it holds, and what it lets its holder set. */
    public enum Purpose {
        /** One of the first two administrators. */
        SET_UP("set-up", Duration.ofDays(7), true, true),
        /** A new account. */
        INVITATION("invitation", Duration.ofDays(7), true, true),
        /** Lost everything: two administrators agreed. */
        RECOVERY("recovery", Duration.ofHours(24), true, true),
        /** Forgot the password; the second factor is still theirs. */
        PASSWORD("password", Duration.ofMinutes(30), true, false),
        /** The password was right, a second factor is demanded and not set up yet. */
        ENROLMENT("enrolment", Duration.ofMinutes(15), false, true);

        private final String code;
        private final Duration valid;
        private final boolean setsPassword;
        private final boolean setsFactor;

        Purpose(String code, Duration valid, boolean setsPassword, boolean setsFactor) {
            this.code = code;
            this.valid = valid;
            this.setsPassword = setsPassword;
            this.setsFactor = setsFactor;
        }

        public String code() {
            return code;
        }

        public Duration valid() {
            return valid;
        }

        public boolean setsPassword() {
            return setsPassword;
        }

        public boolean setsFactor() {
            return setsFactor;
        }

        /** Those that no longer open once this one is made: two administrators who let somebody in trust no link before. */
        List<String> replaced() {
            return this == RECOVERY ? Arrays.stream(values()).map(Purpose::code).toList() : List.of(code);
        }

        static Purpose ofCode(String code) {
            return Arrays.stream(values())
                    .filter(p -> p.code.equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * A link that still opens.
     *
     * @param account null for setting up
     */
    public record Link(
            long id,
            Purpose purpose,
            @Nullable AccountId account,
            String login,
            String name,
            byte @Nullable [] totpSealed) {}

    /** Where a token leads. */
    public static String path(Token token) {
        return "/welcome/" + token.text();
    }

    /** Makes a link; those of the account that its purpose replaces no longer open. */
    public Token issue(Purpose purpose, @Nullable AccountId account) {
        var token = Token.random();
        var now = clock.instant();
        if (account != null) {
            system.update(LINK)
                    .set(LINK.USED_AT, now.atOffset(ZoneOffset.UTC))
                    .where(
                            LINK.ACCOUNT_ID.eq(account.value()),
                            LINK.PURPOSE.in(purpose.replaced()),
                            LINK.USED_AT.isNull())
                    .execute();
        }
        system.insertInto(LINK)
                .set(LINK.TOKEN_HASH, token.hash())
                .set(LINK.PURPOSE, purpose.code)
                .set(LINK.ACCOUNT_ID, account == null ? null : account.value())
                .set(LINK.TOTP_SEALED, purpose.setsFactor ? factor.newSecret() : null)
                .set(LINK.CREATED_AT, now.atOffset(ZoneOffset.UTC))
                .set(LINK.EXPIRES_AT, now.plus(purpose.valid).atOffset(ZoneOffset.UTC))
                .execute();
        return token;
    }

    public Optional<Link> find(Token token) {
        if (!token.plausible()) {
            return Optional.empty();
        }
        return system.select(LINK.ID, LINK.PURPOSE, LINK.ACCOUNT_ID, LINK.TOTP_SEALED, ACCOUNT.LOGIN, ACCOUNT.NAME)
                .from(LINK)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(LINK.ACCOUNT_ID))
                .where(
                        LINK.TOKEN_HASH.eq(token.hash()),
                        LINK.USED_AT.isNull(),
                        LINK.EXPIRES_AT.gt(clock.instant().atOffset(ZoneOffset.UTC)),
                        ACCOUNT.STATE.isNull().or(ACCOUNT.STATE.ne("disabled")))
                .fetchOptional(row -> new Link(
                        row.get(LINK.ID),
                        Purpose.ofCode(row.get(LINK.PURPOSE)),
                        row.get(LINK.ACCOUNT_ID) == null ? null : new AccountId(row.get(LINK.ACCOUNT_ID)),
                        row.get(ACCOUNT.LOGIN) == null ? "" : row.get(ACCOUNT.LOGIN),
                        row.get(ACCOUNT.NAME) == null ? "" : row.get(ACCOUNT.NAME),
                        row.get(LINK.TOTP_SEALED)));
    }

    /**
     * Uses the link up, in the system transaction of what it was for. Its owner is in: whatever other links lie about must
     * let nobody else in after them.
     */
    void use(Link link) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var used = system.update(LINK)
                .set(LINK.USED_AT, now)
                .where(LINK.ID.eq(link.id), LINK.USED_AT.isNull())
                .execute();
        if (used == 0) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "", "identity.link.used");
        }
        if (link.account != null) {
            system.update(LINK)
                    .set(LINK.USED_AT, now)
                    .where(LINK.ACCOUNT_ID.eq(link.account.value()), LINK.USED_AT.isNull())
                    .execute();
        }
    }
}
