package org.qiaoliang.appeals.internal.settings;

import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.internal.category.CategoryBook;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.RuleViolation.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Settings hold for the whole deployment: who changes them manages all of it. */
@Component
class SettingsGuard {
    private final Divisions divisions;
    private final CategoryBook book;
    private final Audit audit;

    SettingsGuard(Divisions divisions, CategoryBook book, Audit audit) {
        this.divisions = divisions;
        this.book = book;
        this.audit = audit;
    }

    /** Whether the viewer may change settings. */
    boolean mayChange() {
        return divisions
                .root()
                .map(root -> CurrentViewer.get()
                        .scope(Permission.SETTINGS_MANAGE)
                        .covers(divisions.scopeOfAllKinds(root.id())))
                .orElse(false);
    }

    void require() {
        if (!mayChange()) {
            throw new RuleViolation(Kind.NOT_ALLOWED, "", "appeals.settings.not-yours");
        }
    }

    /** Records the change and lets this node see it once it is committed. */
    void changed(AuditEvent event) {
        audit.record(event);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                book.forget();
            }
        });
    }

    static RuleViolation stale() {
        return new RuleViolation(Kind.STALE, "", "appeals.settings.stale");
    }
}
