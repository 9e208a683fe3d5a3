package org.qiaoliang.identity.internal.signin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords with Argon2id: 19 MiB, two passes, one lane, as OWASP advises at least; about 50 ms. No more
 * run at a time than there are processors, so that a flood of attempts takes neither the memory nor the machine.
 */
@Component
public class Passwords {
    static final int SHORTEST = 10;
    static final int LONGEST = 128;
    private static final int DIFFERENT = 5;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT, HASH, LANES, MEMORY_KIB, PASSES);
    private final Semaphore running =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final String decoy = encoder.encode("nobody has this password");

    public String hash(String password) {
        running.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            running.release();
        }
    }

    /** Whether it is the password; takes as long when there is none to compare with. */
    public boolean matches(String password, @Nullable String hash) {
        running.acquireUninterruptibly();
        try {
            var given = password.length() > LONGEST ? "" : password;
            var same = encoder.matches(given, hash == null ? decoy : hash);
            return same && hash != null && !given.isEmpty();
        } finally {
            running.release();
        }
    }

    /** Length rather than a mix of signs; not the login; not one of those that everybody tries first. */
    static Optional<RuleViolation.Complaint> complaint(String password, String login) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return Optional.of(
                    new RuleViolation.Complaint("password", "identity.password.length", List.of(SHORTEST, LONGEST)));
        }
        var lower = password.toLowerCase(Locale.ROOT);
        var weak = (!login.isEmpty() && lower.contains(login))
                || lower.chars().distinct().count() < DIFFERENT
                || isRun(lower);
        return weak
                ? Optional.of(new RuleViolation.Complaint("password", "identity.password.weak", List.of()))
                : Optional.empty();
    }

    /** 12345678901, abcdefghijk and the like, up or down. */
    private static boolean isRun(String text) {
        var steps = 0;
        for (var i = 1; i < text.length(); i++) {
            var step = Math.abs(text.charAt(i) - text.charAt(i - 1));
            steps += step <= 1 || step == 9 ? 1 : 0;
        }
        return steps >= text.length() - 2;
    }
}
