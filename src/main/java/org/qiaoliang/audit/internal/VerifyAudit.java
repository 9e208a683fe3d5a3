package org.qiaoliang.audit.internal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.qiaoliang.audit.AuditVerifier;
import org.qiaoliang.database.Command;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** {@code verify-audit}: one line in both languages; exit code 0 when the trail is whole, 1 when it is not. */
@Component
class VerifyAudit implements Command {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);

    private final AuditVerifier verifier;
    private final Texts texts;
    private long said = System.nanoTime();

    VerifyAudit(AuditVerifier verifier, Texts texts) {
        this.verifier = verifier;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "verify-audit";
    }

    @Override
    public int run(List<String> arguments) {
        var verdict = verifier.verify(this::tell);
        System.out.println(line(Texts.CHINESE, verdict) + " / " + line(Texts.ENGLISH, verdict));
        return verdict.isWhole() ? 0 : 1;
    }

    private void tell(long links, long events) {
        if (System.nanoTime() - said > BETWEEN_LINES.toNanos()) {
            said = System.nanoTime();
            System.err.println("· "
                    + texts.text(Texts.CHINESE, "audit.walking", links, events)
                    + " / "
                    + texts.text(Texts.ENGLISH, "audit.walking", links, events));
        }
    }

    String line(Locale locale, AuditVerifier.Verdict verdict) {
        var broken = verdict.broken();
        return broken == null
                ? texts.text(locale, "audit.whole", verdict.links(), verdict.events(), verdict.unsealed())
                : texts.text(
                        locale,
                        "audit.broken." + broken.kind().code(),
                        String.valueOf(broken.link()),
                        String.valueOf(broken.event()));
    }
}
