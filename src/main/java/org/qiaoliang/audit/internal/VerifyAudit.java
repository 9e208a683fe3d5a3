package org.qiaoliang.audit.internal;

import java.util.List;
import org.qiaoliang.audit.AuditVerifier;
import org.qiaoliang.database.Command;
import org.springframework.stereotype.Component;

/** {@code verify-audit}: one line in both languages; exit code 0 when the trail is whole, 1 when it is not. */
@Component
class VerifyAudit implements Command {
    private final AuditVerifier verifier;
    private final VerdictLines lines;

    VerifyAudit(AuditVerifier verifier, VerdictLines lines) {
        this.verifier = verifier;
        this.lines = lines;
    }

    @Override
    public String name() {
        return "verify-audit";
    }

    @Override
    public int run(List<String> arguments) {
        var verdict = verifier.verify(lines.progress());
        System.out.println(lines.both(verdict));
        return verdict.isWhole() ? 0 : 1;
    }
}
