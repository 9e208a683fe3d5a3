package org.qiaoliang.identity.internal.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiaoliang.tables.identity.Tables.PHONE_CODE;
import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import java.util.Arrays;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.Phones;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.beans.factory.annotation.Autowired;

@Rule("ACCESS-6")
class PhoneSignInIT extends IntegrationTest {
    private static final Sessions.Origin ORIGIN = new Sessions.Origin("10.7.0.1", "test");

    @Autowired
    private PhoneSignIn signIn;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Vault vault;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private String phone;

    @BeforeEach
    void phone() {
        var nanos = Long.toString(System.nanoTime());
        phone = "138" + nanos.substring(nanos.length() - 8);
    }

    @Test
    void theFirstRightCodeMakesTheAccountAndTheNextFindsIt() {
        assertThat(signIn.sendCode("+86 " + phone, "10.7.0.2", Locale.SIMPLIFIED_CHINESE))
                .contains("****");
        var code = code();
        var first = viewer(signIn.signIn(phone, code, ORIGIN));
        assertThat(first.phoneKey()).isEqualTo(vault.lookup(Phones.LOOKUP, phone));
        assertThatThrownBy(() -> signIn.signIn(phone, code, ORIGIN))
                .as("a code works once")
                .isInstanceOf(RuleViolation.class);
        signIn.sendCode(phone, "10.7.0.2", Locale.SIMPLIFIED_CHINESE);
        assertThat(viewer(signIn.signIn(phone, code(), ORIGIN)).account()).isEqualTo(first.account());
    }

    @Test
    void theCodeGoesOutThroughTheOutboxAndIsNotReadThere() {
        var before = system.fetchCount(OUTBOX, OUTBOX.SECRET.isTrue());
        signIn.sendCode(phone, "10.7.0.3", Locale.ENGLISH);
        assertThat(system.fetchCount(OUTBOX, OUTBOX.SECRET.isTrue())).isGreaterThan(before);
    }

    @Test
    void fiveWrongTriesVoidTheCode() {
        signIn.sendCode(phone, "10.7.0.4", Locale.SIMPLIFIED_CHINESE);
        var right = code();
        var wrong = right.equals("000000") ? "000001" : "000000";
        for (var i = 0; i < 5; i++) {
            assertThatThrownBy(() -> signIn.signIn(phone, wrong, ORIGIN)).isInstanceOf(RuleViolation.class);
        }
        assertThatThrownBy(() -> signIn.signIn(phone, right, ORIGIN)).hasMessage("identity.phone.code.wrong");
    }

    @Test
    void sendsNoMoreThanFiveAnHourToAPhone() {
        for (var i = 0; i < 5; i++) {
            signIn.sendCode(phone, "10.7.1." + i, Locale.SIMPLIFIED_CHINESE);
        }
        assertThatThrownBy(() -> signIn.sendCode(phone, "10.7.1.9", Locale.SIMPLIFIED_CHINESE))
                .isInstanceOfSatisfying(
                        RuleViolation.class, v -> assertThat(v.kind()).isEqualTo(RuleViolation.Kind.TOO_MANY));
    }

    private Viewer.Resident viewer(org.qiaoliang.identity.internal.session.Token token) {
        return (Viewer.Resident) sessions.find(token).orElseThrow().viewer();
    }

    /** Who has the key of the look-ups can find a code by trying all; nobody else can. */
    private String code() {
        var kept = system.select(PHONE_CODE.CODE_KEY)
                .from(PHONE_CODE)
                .where(PHONE_CODE.PHONE_KEY.eq(vault.lookup(Phones.LOOKUP, phone)))
                .fetchSingle(PHONE_CODE.CODE_KEY);
        for (var i = 0; i < 1_000_000; i++) {
            var code = Integer.toString(1_000_000 + i).substring(1);
            if (Arrays.equals(vault.lookup("identity.phone-code", phone + "/" + code), kept)) {
                return code;
            }
        }
        throw new AssertionError("no code fits");
    }
}
