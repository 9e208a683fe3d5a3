package org.qiaoliang.appeals.internal.intake;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
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
    private static final int WIDE = '\uff01' - '!';

    private final SecureRandom random = new SecureRandom();
    private final Vault vault;

    FollowCodes(Vault vault) {
        this.vault = vault;
    }

    String next() {
        return next(random);
    }

    static String next(RandomGenerator random) {
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

    /**
     * As typed from paper or read out on the phone: small letters, the wide ones of Chinese keyboards, gaps and hyphens mean
     * the same. Nothing else does: not even what some language takes for a form of one of these letters.
     */
    static String normalized(String typed) {
        var code = new StringBuilder(LENGTH);
        typed.codePoints()
                .map(c -> c >= '\uff01' && c <= '\uff5e' ? c - WIDE : c)
                .map(c -> c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '-')
                .limit(4L * LENGTH)
                .forEach(code::appendCodePoint);
        return code.toString();
    }
}
