package org.qiaoliang.organizations.internal.administration;

import static org.qiaoliang.tables.organizations.Tables.POST;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.RuleViolation.Complaint;
import org.qiaoliang.kernel.RuleViolation.Kind;
import org.qiaoliang.organizations.StaffPost.Engagement;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which post from when to when: full-time, seconded, part-time (专挂兼, ORG-4). A post gives no power: grants do. */
@Service
public class Posts {
    private static final int LONGEST_TITLE = 60;

    private final DSLContext sql;
    private final OrganizationService organizations;
    private final Accounts accounts;

    Posts(DSLContext sql, OrganizationService organizations, Accounts accounts) {
        this.sql = sql;
        this.organizations = organizations;
        this.accounts = accounts;
    }

    /** A post to be given, as typed. */
    public record Draft(
            String login,
            String title,
            String engagement,
            @Nullable LocalDate from) {}

    @Transactional
    public void give(OrganizationId id, Draft draft) {
        var organization = organizations.managed(id);
        var complaints = new ArrayList<Complaint>();
        var colleague = accounts.byLogin(draft.login.strip()).orElse(null);
        if (colleague == null) {
            complaints.add(new Complaint("login", "organizations.post.nobody", List.of()));
        }
        var title = draft.title.strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            complaints.add(new Complaint("title", "organizations.post.title", List.of(LONGEST_TITLE)));
        }
        var engagement = Arrays.stream(Engagement.values())
                .filter(e -> e.name().equals(draft.engagement))
                .findFirst()
                .orElse(null);
        if (engagement == null) {
            complaints.add(new Complaint("engagement", "organizations.post.engagement", List.of()));
        }
        if (colleague == null || engagement == null || !complaints.isEmpty()) {
            throw new RuleViolation(Kind.INVALID, complaints);
        }
        var from = organizations.day(draft.from);
        var held = POST.ORGANIZATION_ID
                .eq(id.value())
                .and(POST.ACCOUNT_ID.eq(colleague.id().value()))
                .and(POST.TITLE.eq(title))
                .and(POST.TO_DATE.isNull());
        if (sql.fetchExists(POST, held)) {
            throw new RuleViolation(Kind.CONFLICT, "title", "organizations.post.held", colleague.name());
        }
        sql.insertInto(POST)
                .set(POST.ORGANIZATION_ID, id.value())
                .set(POST.ACCOUNT_ID, colleague.id().value())
                .set(POST.TITLE, title)
                .set(POST.ENGAGEMENT, engagement.name())
                .set(POST.FROM_DATE, from)
                .execute();
        organizations.record(
                "organization.post-given",
                organization,
                Map.of(),
                Map.of(
                        "account", colleague.id().toString(),
                        "title", title,
                        "engagement", engagement.name(),
                        "on", from.toString()));
    }

    /** The holder leaves the post; that they held it stays known. */
    @Transactional
    public void end(OrganizationId id, long post, @Nullable LocalDate on) {
        var organization = organizations.managed(id);
        var day = organizations.day(on);
        var row = sql.select(POST.ACCOUNT_ID, POST.TITLE, POST.FROM_DATE, POST.TO_DATE)
                .from(POST)
                .where(POST.ID.eq(post), POST.ORGANIZATION_ID.eq(id.value()))
                .fetchOptional()
                .orElseThrow(Absent::new);
        if (row.value4() != null) {
            throw new RuleViolation(Kind.STALE, "", "organizations.post.ended");
        }
        if (day.isBefore(row.value3())) {
            throw new RuleViolation("on", "organizations.post.before");
        }
        sql.update(POST)
                .set(POST.TO_DATE, day)
                .where(POST.ID.eq(post), POST.TO_DATE.isNull())
                .execute();
        organizations.record(
                "organization.post-ended",
                organization,
                Map.of("account", row.value1().toString(), "title", row.value2()),
                Map.of("on", day.toString()));
    }
}
