package org.qiaoliang.appeals.internal.reading;

import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.REPLY;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.internal.handling.Appeal;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.inbox.InboxItem;
import org.qiaoliang.inbox.InboxSource;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where a drafted answer or a second look waits and nobody is there who may judge it: a body with nobody above it, in which
 * everybody who may approve is who wrote or gave the answer (ACCESS-4, APPEAL-7). It is never waived: it waits, the page says
 * why, and the administrators are asked to name somebody else, whose inbox then has it.
 */
@Component
public class MissingApprovers implements InboxSource {
    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final Organizations organizations;
    private final Divisions divisions;
    private final Accounts accounts;

    MissingApprovers(
            @SystemDatabase DSLContext system,
            @SystemDatabase TransactionTemplate transactions,
            Organizations organizations,
            Divisions divisions,
            Accounts accounts) {
        this.system = system;
        this.transactions = transactions;
        this.organizations = organizations;
        this.divisions = divisions;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "approvers";
    }

    @Override
    public List<InboxItem> waiting(Viewer viewer, @Nullable InboxItem after, int limit) {
        return without(viewer).stream()
                .map(body -> new InboxItem(
                        name(),
                        "approver/" + body.id(),
                        body.name(),
                        "",
                        "appeals.inbox.second-approver",
                        "/workbench/accounts",
                        null))
                .filter(item -> after == null || item.key().compareTo(after.key()) > 0)
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .limit(limit)
                .toList();
    }

    @Override
    public long count(Viewer viewer) {
        return without(viewer).size();
    }

    /** Whether this waits for somebody who is not there. */
    public boolean nobodyDecides(Appeal appeal) {
        if (appeal.origin().confidential() || (!appeal.secondLook() && appeal.draftBy() == null)) {
            return false;
        }
        return organizations
                .find(appeal.body().organization())
                .filter(this::isHighest)
                .filter(body -> {
                    var concerned = new HashSet<Long>();
                    if (appeal.draftBy() != null) {
                        concerned.add(appeal.draftBy().value());
                    } else {
                        concerned.addAll(appeal.answeredBy());
                        var handler = appeal.handler();
                        if (handler != null) {
                            concerned.add(handler.account().value());
                        }
                    }
                    return approvers(body).stream().allMatch(concerned::contains);
                })
                .isPresent();
    }

    private boolean isHighest(Organization body) {
        return divisions
                .root()
                .filter(root -> root.id().equals(body.division()))
                .isPresent();
    }

    /** The highest bodies in which something waits so, for those administrators who give out duties there. */
    private List<Organization> without(Viewer viewer) {
        var root = divisions.root();
        if (!(viewer instanceof Viewer.Staff staff) || !staff.may(Permission.ACCOUNTS_MANAGE) || root.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(OrganizationKind.values())
                .map(kind -> organizations.at(kind, root.get().id()))
                .flatMap(Optional::stream)
                .filter(body -> staff.scope(Permission.ACCOUNTS_MANAGE).contains(body.scopeKey()))
                .filter(this::waitsForNobody)
                .toList();
    }

    private boolean waitsForNobody(Organization body) {
        var waiting = concerned(body);
        if (waiting.isEmpty()) {
            return false;
        }
        var approvers = approvers(body);
        return waiting.stream().anyMatch(those -> those.containsAll(approvers));
    }

    /** Who may not judge what waits there, for each thing that does. */
    private List<Set<Long>> concerned(Organization body) {
        List<Set<Long>> found = CurrentViewer.as(
                new Viewer.Program("appeals.missing-approvers"),
                () -> transactions.execute(status -> system.select(
                                APPEAL.HANDLER,
                                DSL.array(DSL.select(REPLY.DRAFTED_BY)
                                        .from(REPLY)
                                        .where(REPLY.APPEAL_ID.eq(APPEAL.ID), REPLY.STATUS.eq("draft"))),
                                DSL.array(DSL.select(REPLY.DRAFTED_BY)
                                        .from(REPLY)
                                        .where(REPLY.APPEAL_ID.eq(APPEAL.ID), REPLY.STATUS.eq("issued"))
                                        .union(DSL.select(REPLY.APPROVED_BY)
                                                .from(REPLY)
                                                .where(REPLY.APPEAL_ID.eq(APPEAL.ID), REPLY.STATUS.eq("issued")))))
                        .from(APPEAL)
                        .where(
                                APPEAL.SCOPE_KEY.eq(body.scopeKey().value()),
                                APPEAL.ORGANIZATION_ID.eq(body.id().value()),
                                APPEAL.CASE_KEY.isNull())
                        .and(APPEAL.SECOND_LOOK
                                .isTrue()
                                .and(APPEAL.STATE.in("replied", "closed", "joined"))
                                .or(APPEAL.STATE
                                        .in("assigned", "in-progress", "waiting")
                                        .and(Waiting.draft(DSL.noCondition()))))
                        .limit(200)
                        .fetch(row -> {
                            var drafted = row.value2();
                            Set<Long> those = new HashSet<>();
                            if (drafted.length > 0) {
                                those.addAll(Arrays.asList(drafted));
                            } else {
                                Arrays.stream(row.value3())
                                        .filter(Objects::nonNull)
                                        .forEach(those::add);
                                if (row.value1() != null) {
                                    those.add(row.value1());
                                }
                            }
                            return those;
                        })));
        return found == null ? List.of() : found;
    }

    private Set<Long> approvers(Organization body) {
        var found = new HashSet<Long>();
        CurrentViewer.as(
                new Viewer.Program("appeals.missing-approvers"),
                () -> accounts.staff(body.id(), body.scopeKey(), Permission.APPEAL_APPROVE)
                        .forEach(colleague -> found.add(colleague.id().value())));
        return found;
    }
}
