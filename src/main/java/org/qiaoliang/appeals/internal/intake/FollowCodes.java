package org.qiaoliang.appeals.internal.intake;

import java.security.SecureRandom;
import java.util.Locale;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealTickets;
import org.qiaoliang.crypto.Vault;
import org.springframework.stereotype.Component;

/**
 * The secret by which a petitioner follows an appeal (APPEAL-1): eight characters of thirty-two, 40 bits, none of which can
 * be taken for another (no 0, O, 1, I). Kept only as a keyed hash bound to the number, so that neither the table nor a
 * backup gives it away, and equal codes of two appeals don't show.
 */
@Component
public class FollowCodes implements AppealTickets {
    static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();
    private final Vault vault;

    FollowCodes(Vault vault) {
        this.vault = vault;
    }

    String next() {
        var code = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    public byte[] hash(AppealNumber number, String code) {
        return vault.lookup("appeals.code", number + "/" + normalized(code));
    }

    @Override
    public Viewer.TicketHolder holder(AppealNumber number, String code) {
        return new Viewer.TicketHolder(number.value(), hash(number, code));
    }

    /** As typed from paper or read out on the phone. */
    static String normalized(String typed) {
        var code = new StringBuilder(LENGTH);
        typed.toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && c != '-' && c != '\u3000')
                .limit(4 * LENGTH)
                .forEach(code::appendCodePoint);
        return code.toString();
    }
}
