package org.qiaoliang.appeals.internal.handling;

import java.util.Objects;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.kernel.Absent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Name and phone in the clear, for who works on the appeal and says why; the trail keeps it (PERSON-2). */
@Service
public class ContactReveal {
    private final TransactionTemplate transactions;
    private final AppealRepository appeals;
    private final ContactSeal seal;
    private final Audit audit;

    ContactReveal(TransactionTemplate transactions, AppealRepository appeals, ContactSeal seal, Audit audit) {
        this.transactions = transactions;
        this.appeals = appeals;
        this.seal = seal;
        this.audit = audit;
    }

    /**
     * @throws Absent when the appeal is not the viewer's
     * @throws org.qiaoliang.kernel.RuleViolation NOT_ALLOWED when it is not theirs to handle, or anonymous
     */
    public ContactSeal.Contacts reveal(AppealNumber number, String reason) {
        var contact = transactions.execute(status -> {
            var loaded = appeals.find(number).orElseThrow(Absent::new);
            var appeal = loaded.appeal();
            if (!Standing.has(CurrentViewer.get(), appeal, Permission.APPEAL_HANDLE)) {
                throw Act.refusal("appeals.not-yours");
            }
            var why = Act.needed("reason", reason, Act.SHORT);
            var sealed = loaded.contact();
            if (sealed == null) {
                throw Act.refusal("appeals.anonymous");
            }
            audit.record(AuditEvent.of(
                            "appeal.contact-revealed",
                            "appeal",
                            number.value(),
                            appeal.body().scope())
                    .because(why)
                    .ofConfidentialCase(appeal.origin().confidential()));
            return seal.open(appeal.origin().caseKey(), sealed);
        });
        return Objects.requireNonNull(contact);
    }
}
