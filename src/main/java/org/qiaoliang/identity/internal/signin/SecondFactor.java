package org.qiaoliang.identity.internal.signin;

import static org.qiaoliang.tables.identity.Tables.CREDENTIAL;
import static org.qiaoliang.tables.identity.Tables.RECOVERY_CODE;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.kernel.AccountId;
import org.springframework.stereotype.Component;

/** The second thing that staff show: a code of their authenticator app, or one of the recovery codes they keep on paper. */
@Component
public class SecondFactor {
    public static final String PURPOSE = "identity.totp";
    private static final String CODE_PURPOSE = "identity.recovery-code";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 10;
    private static final int CODE_LENGTH = 10;
    /** Without what is misread on paper: 0 and o, 1 and l and i, u and v. */
    private static final String ALPHABET = "abcdefghjkmnpqrstwxyz23456789";

    private final DSLContext system;
    private final Vault vault;
    private final Clock clock;

    SecondFactor(@SystemDatabase DSLContext system, Vault vault, Clock clock) {
        this.system = system;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What a page offers to be put into an app.
     *
     * @param sealed the secret, to be kept until it is confirmed
     */
    public record Offer(byte[] sealed, String secret, String picture) {}

    /** Makes a new secret, sealed. */
    byte[] newSecret() {
        return vault.sealBytes(PURPOSE, Totp.newSecret());
    }

    /** How a sealed secret is shown to its owner. */
    Offer offer(String issuer, String login, byte[] sealed) {
        var secret = vault.openBytes(PURPOSE, sealed);
        return new Offer(sealed, grouped(Totp.base32(secret)), QrCode.dataUri(Totp.uri(issuer, login, secret)));
    }

    /** Whether the account has set it up. */
    boolean isSetUp(AccountId account) {
        return system.fetchExists(
                CREDENTIAL, CREDENTIAL.ACCOUNT_ID.eq(account.value()), CREDENTIAL.TOTP_SEALED.isNotNull());
    }

    /** Whether the code is of the secret just now; uses nothing up. */
    boolean fits(byte[] sealed, String code) {
        return Totp.step(vault.openBytes(PURPOSE, sealed), code, clock.instant())
                .isPresent();
    }

    /** What the code is, if it is right; it won't be right again. In the system transaction that is open, if one is. */
    Optional<Sessions.Method> use(AccountId account, String code) {
        var sealed = system.select(CREDENTIAL.TOTP_SEALED)
                .from(CREDENTIAL)
                .where(CREDENTIAL.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(CREDENTIAL.TOTP_SEALED);
        if (sealed.isEmpty()) {
            return Optional.empty();
        }
        var step = Totp.step(vault.openBytes(PURPOSE, sealed.get()), code, clock.instant());
        if (step.isPresent()) {
            var used = system.update(CREDENTIAL)
                    .set(CREDENTIAL.TOTP_STEP, step.getAsLong())
                    .where(
                            CREDENTIAL.ACCOUNT_ID.eq(account.value()),
                            CREDENTIAL.TOTP_STEP.isNull().or(CREDENTIAL.TOTP_STEP.lt(step.getAsLong())))
                    .execute();
            return used == 1 ? Optional.of(Sessions.Method.TOTP) : Optional.empty();
        }
        var used = system.update(RECOVERY_CODE)
                .set(RECOVERY_CODE.USED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(
                        RECOVERY_CODE.ACCOUNT_ID.eq(account.value()),
                        RECOVERY_CODE.CODE_HASH.eq(hash(account, code)),
                        RECOVERY_CODE.USED_AT.isNull())
                .execute();
        return used == 1 ? Optional.of(Sessions.Method.RECOVERY_CODE) : Optional.empty();
    }

    /** Takes a secret into use and gives new recovery codes, shown this once; earlier ones are void. */
    List<String> adopt(AccountId account, byte[] sealed) {
        system.update(CREDENTIAL)
                .set(CREDENTIAL.TOTP_SEALED, sealed)
                .set(CREDENTIAL.TOTP_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .setNull(CREDENTIAL.TOTP_STEP)
                .where(CREDENTIAL.ACCOUNT_ID.eq(account.value()))
                .execute();
        return newRecoveryCodes(account);
    }

    List<String> newRecoveryCodes(AccountId account) {
        system.deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.ACCOUNT_ID.eq(account.value()))
                .execute();
        var codes = new ArrayList<String>();
        for (var i = 0; i < CODES; i++) {
            var code = randomCode();
            codes.add(code);
            system.insertInto(RECOVERY_CODE)
                    .set(RECOVERY_CODE.ACCOUNT_ID, account.value())
                    .set(RECOVERY_CODE.CODE_HASH, hash(account, code))
                    .execute();
        }
        return List.copyOf(codes);
    }

    /** How many recovery codes are left. */
    int recoveryCodesLeft(AccountId account) {
        return system.fetchCount(
                RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID.eq(account.value()), RECOVERY_CODE.USED_AT.isNull());
    }

    private byte[] hash(AccountId account, String code) {
        var plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return vault.lookup(CODE_PURPOSE, account + "/" + plain);
    }

    private static String randomCode() {
        var code = new StringBuilder();
        for (var i = 0; i < CODE_LENGTH; i++) {
            code.append(i == CODE_LENGTH / 2 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private static String grouped(String secret) {
        return secret.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
