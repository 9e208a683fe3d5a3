package org.qiaoliang.audit.internal;

import java.time.Duration;
import java.util.Locale;
import org.qiaoliang.audit.AuditVerifier;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** What the commands on the trail say on the console, in both languages. */
@Component
class VerdictLines {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);

    private final Texts texts;

    VerdictLines(Texts texts) {
        this.texts = texts;
    }

    /** A line now and then while the walk goes on. */
    AuditVerifier.Progress progress() {
        return new AuditVerifier.Progress() {
            private long said = System.nanoTime();

            @Override
            public void walked(long links, long events) {
                if (System.nanoTime() - said > BETWEEN_LINES.toNanos()) {
                    said = System.nanoTime();
                    System.err.println("· " + both("audit.walking", links, events));
                }
            }
        };
    }

    String both(String key, Object... parameters) {
        return texts.text(Texts.CHINESE, key, parameters) + " / " + texts.text(Texts.ENGLISH, key, parameters);
    }

    String both(AuditVerifier.Verdict verdict) {
        return line(Texts.CHINESE, verdict) + " / " + line(Texts.ENGLISH, verdict);
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
