package org.qiaoliang.identity.internal.resident;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.PHONE_CODE;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.CodeSender;
import org.qiaoliang.identity.Phones;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.identity.internal.signin.LostPassword;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.Masking;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.RateLimits;
import org.qiaoliang.web.RateLimits.Try;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in of residents by a code sent to their phone (ACCESS-6). An account is made by the first right code: whoever
 * holds the phone is its owner, and there is nothing more to it.
 */
@Service
public class PhoneSignIn {
    public static final Duration VALID = Duration.ofMinutes(10);
    private static final int TRIES = 5;
    private static final int MODULUS = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TransactionTemplate systemTransactions;
    private final DSLContext system;
    private final RateLimits limits;
    private final Vault vault;
    private final Sessions sessions;
    private final ObjectProvider<CodeSender> sender;
    private final Audit audit;
    private final Clock clock;

    PhoneSignIn(
            @SystemDatabase TransactionTemplate systemTransactions,
            @SystemDatabase DSLContext system,
            RateLimits limits,
            Vault vault,
            Sessions sessions,
            ObjectProvider<CodeSender> sender,
            Audit audit,
            Clock clock) {
        this.systemTransactions = systemTransactions;
        this.system = system;
        this.limits = limits;
        this.vault = vault;
        this.sessions = sessions;
        this.sender = sender;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends a code; an earlier one no longer works.
     *
     * @return the phone without its middle, to be shown
     */
    public String sendCode(String typed, String address, Locale locale) {
        var phone = mobile(typed);
        limits.take(List.of(new Try("phone-code-address", address), new Try("phone-code", phone)));
        var digits = Integer.toString(RANDOM.nextInt(MODULUS) + MODULUS).substring(1);
        var key = vault.lookup(Phones.LOOKUP, phone);
        var now = now();
        CurrentViewer.as(
                new Viewer.Program("phone-code"),
                () -> systemTransactions.executeWithoutResult(status -> {
                    system.insertInto(PHONE_CODE)
                            .set(PHONE_CODE.PHONE_KEY, key)
                            .set(PHONE_CODE.CODE_KEY, codeKey(phone, digits))
                            .set(PHONE_CODE.CREATED_AT, now)
                            .set(PHONE_CODE.EXPIRES_AT, now.plus(VALID))
                            .onConflict(PHONE_CODE.PHONE_KEY)
                            .doUpdate()
                            .set(PHONE_CODE.CODE_KEY, codeKey(phone, digits))
                            .set(PHONE_CODE.TRIES, 0)
                            .set(PHONE_CODE.CREATED_AT, now)
                            .set(PHONE_CODE.EXPIRES_AT, now.plus(VALID))
                            .execute();
                    sender.getObject().sendCode("identity.code/" + UUID.randomUUID(), phone, digits, VALID, locale);
                }));
        return Masking.phone(phone);
    }

    /** @throws RuleViolation when the code is wrong, too old, used, or was tried too often: all alike */
    public Token signIn(String typed, String code, Sessions.Origin origin) {
        var phone = mobile(typed);
        if (!isRight(phone, code.replace(" ", ""))) {
            throw new RuleViolation("code", "identity.phone.code.wrong");
        }
        return Optional.ofNullable(systemTransactions.execute(status -> open(phone, origin)))
                .orElseThrow();
    }

    /** Counts the try first, in a transaction of its own; a right code is gone with it. */
    private boolean isRight(String phone, String code) {
        var key = vault.lookup(Phones.LOOKUP, phone);
        var expected = system.update(PHONE_CODE)
                .set(PHONE_CODE.TRIES, PHONE_CODE.TRIES.plus(1))
                .where(PHONE_CODE.PHONE_KEY.eq(key), PHONE_CODE.TRIES.lt(TRIES), PHONE_CODE.EXPIRES_AT.gt(now()))
                .returningResult(PHONE_CODE.CODE_KEY)
                .fetchOptional(PHONE_CODE.CODE_KEY);
        var right = MessageDigest.isEqual(codeKey(phone, code), expected.orElse(new byte[0]));
        return right
                && system.deleteFrom(PHONE_CODE)
                                .where(PHONE_CODE.PHONE_KEY.eq(key), PHONE_CODE.CODE_KEY.eq(codeKey(phone, code)))
                                .execute()
                        == 1;
    }

    private Token open(String phone, Sessions.Origin origin) {
        var key = vault.lookup(Phones.LOOKUP, phone);
        var known = find(key);
        var account = known != null ? known : create(phone, key);
        return CurrentViewer.as(new Viewer.Resident(account, key), () -> {
            audit.record(AuditEvent.of("resident.signed-in", "account", account.toString(), null)
                    .change(Map.of(), Map.of("first", Boolean.toString(known == null))));
            return sessions.open(account, true, Sessions.Method.PHONE, origin);
        });
    }

    private @Nullable AccountId find(byte[] key) {
        var id = system.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.PHONE_KEY.eq(key), ACCOUNT.HOLDER.eq("resident"), ACCOUNT.STATE.eq("active"))
                .fetchOne(ACCOUNT.ID);
        return id == null ? null : new AccountId(id);
    }

    private AccountId create(String phone, byte[] key) {
        return new AccountId(system.insertInto(ACCOUNT)
                .set(ACCOUNT.HOLDER, "resident")
                .set(ACCOUNT.NAME, Masking.phone(phone))
                .set(ACCOUNT.PHONE_KEY, key)
                .set(ACCOUNT.PHONE_SEALED, vault.seal(LostPassword.PHONE_PURPOSE, phone))
                .set(ACCOUNT.CREATED_AT, now())
                .returningResult(ACCOUNT.ID)
                .fetchSingle()
                .value1());
    }

    private byte[] codeKey(String phone, String code) {
        return vault.lookup("identity.phone-code", phone + "/" + code);
    }

    private static String mobile(String typed) {
        return Phones.mobile(typed).orElseThrow(() -> new RuleViolation("phone", "identity.phone.invalid"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
