package org.qiaoliang.appeals.internal.templates;

import static org.qiaoliang.tables.appeals.Tables.TEMPLATE;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealTemplates;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Templates for answers: written by who decides in an organization, used there and below it. */
@Service
public class ReplyTemplates implements AppealTemplates {
    private static final int NAME = 60;
    private static final int TEXT = 5000;

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Organizations organizations;
    private final AppealCategories categories;
    private final Audit audit;
    private final Clock clock;

    ReplyTemplates(
            DSLContext sql,
            TransactionTemplate transactions,
            Organizations organizations,
            AppealCategories categories,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.organizations = organizations;
        this.categories = categories;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param category empty for every category */
    public record Draft(String name, String category, String text) {}

    /** Those of the viewer's organization, retired ones last, and those in use of the organizations above it. */
    public List<ReplyTemplate> all() {
        return own().map(own -> read(TEMPLATE.ORGANIZATION_ID
                        .eq(own.id().value())
                        .or(TEMPLATE.ORGANIZATION_ID.in(above(own.id())).and(TEMPLATE.RETIRED_AT.isNull()))))
                .orElse(List.of());
    }

    /** What an answer of this organization in this category can begin with. */
    public List<ReplyTemplate> usable(OrganizationId body, String category) {
        var bodies = above(body);
        bodies.add(body.value());
        return read(TEMPLATE.ORGANIZATION_ID
                .in(bodies)
                .and(TEMPLATE.RETIRED_AT.isNull())
                .and(TEMPLATE.CATEGORY.isNull().or(TEMPLATE.CATEGORY.eq(category))));
    }

    /** One of {@link #usable}, filled. */
    public Optional<String> filled(long id, OrganizationId body, String category, Map<Placeholder, String> values) {
        return usable(body, category).stream()
                .filter(template -> template.id() == id)
                .map(template -> Placeholder.fill(template.text(), values))
                .findFirst();
    }

    /** @throws Absent when it is not one of the viewer's own organization */
    public ReplyTemplate find(long id) {
        var own = editor();
        return read(TEMPLATE.ID.eq(id).and(TEMPLATE.ORGANIZATION_ID.eq(own.id().value()))).stream()
                .findFirst()
                .orElseThrow(Absent::new);
    }

    @Override
    public long create(String name, String category, String text) {
        return create(new Draft(name, category, text));
    }

    public long create(Draft draft) {
        var own = editor();
        var checked = checked(draft);
        return once(() -> {
            long id = sql.insertInto(TEMPLATE)
                    .set(TEMPLATE.ORGANIZATION_ID, own.id().value())
                    .set(TEMPLATE.SCOPE_KEY, own.scopeKey().value())
                    .set(TEMPLATE.CATEGORY, category(checked))
                    .set(TEMPLATE.NAME, checked.name())
                    .set(TEMPLATE.TEXT, checked.text())
                    .returning(TEMPLATE.ID)
                    .fetchSingle(row -> row.get(TEMPLATE.ID));
            record("appeal.template-created", id, own, Map.of(), facts(checked));
            return id;
        });
    }

    /** @param version that was edited */
    public void edit(long id, int version, Draft draft) {
        var own = editor();
        var checked = checked(draft);
        once(() -> {
            var before = find(id);
            var edited = sql.update(TEMPLATE)
                    .set(TEMPLATE.CATEGORY, category(checked))
                    .set(TEMPLATE.NAME, checked.name())
                    .set(TEMPLATE.TEXT, checked.text())
                    .set(TEMPLATE.VERSION, version + 1)
                    .where(TEMPLATE.ID.eq(id), TEMPLATE.VERSION.eq(version), TEMPLATE.RETIRED_AT.isNull())
                    .execute();
            stale(edited);
            record("appeal.template-edited", id, own, facts(before), facts(checked));
            return id;
        });
    }

    /** It is no longer offered; what was answered with it stays. */
    public void retire(long id, int version) {
        var own = editor();
        once(() -> {
            var before = find(id);
            var retired = sql.update(TEMPLATE)
                    .set(TEMPLATE.RETIRED_AT, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .set(TEMPLATE.VERSION, version + 1)
                    .where(TEMPLATE.ID.eq(id), TEMPLATE.VERSION.eq(version), TEMPLATE.RETIRED_AT.isNull())
                    .execute();
            stale(retired);
            record("appeal.template-retired", id, own, facts(before), Map.of());
            return id;
        });
    }

    private static void stale(int changed) {
        if (changed == 0) {
            throw new RuleViolation(RuleViolation.Kind.STALE, "version", "appeals.template.stale");
        }
    }

    private long once(LongSupplier work) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> work.getAsLong()));
        } catch (DuplicateKeyException twice) {
            throw new RuleViolation("name", "appeals.template.name-taken");
        }
    }

    /** The organization for which the viewer may write templates. */
    private Organization editor() {
        return own().filter(own ->
                        CurrentViewer.get().scope(Permission.APPEAL_ASSIGN).contains(own.scopeKey()))
                .orElseThrow(Absent::new);
    }

    /** Whether the viewer may write templates at all. */
    public boolean mayEdit() {
        return own().filter(own ->
                        CurrentViewer.get().scope(Permission.APPEAL_ASSIGN).contains(own.scopeKey()))
                .isPresent();
    }

    private Optional<Organization> own() {
        return Optional.ofNullable(CurrentViewer.staff().organization()).flatMap(organizations::find);
    }

    private ArrayList<Long> above(OrganizationId body) {
        var ids = new ArrayList<Long>();
        organizations
                .ancestorsOf(body)
                .forEach(ancestor -> ids.add(ancestor.id().value()));
        return ids;
    }

    private List<ReplyTemplate> read(Condition which) {
        var found = transactions.execute(status -> sql.select(
                        TEMPLATE.ID,
                        TEMPLATE.ORGANIZATION_ID,
                        TEMPLATE.CATEGORY,
                        TEMPLATE.NAME,
                        TEMPLATE.TEXT,
                        TEMPLATE.VERSION,
                        TEMPLATE.RETIRED_AT)
                .from(TEMPLATE)
                .where(which)
                .orderBy(
                        DSL.field(TEMPLATE.RETIRED_AT.isNotNull()),
                        TEMPLATE.CATEGORY.desc().nullsLast(),
                        TEMPLATE.NAME)
                .fetch(row -> new ReplyTemplate(
                        row.value1(),
                        new OrganizationId(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7() != null)));
        return found == null ? List.of() : found;
    }

    private Draft checked(Draft draft) {
        var complaints = new Complaints();
        var name = draft.name().strip();
        var text = draft.text().strip();
        complaints.addIf(name.isEmpty() || length(name) > NAME, "name", "appeals.template.name", NAME);
        complaints.addIf(text.isEmpty(), "text", "appeals.needed.text");
        complaints.addIf(length(text) > TEXT, "text", "appeals.too-long", TEXT);
        Placeholder.unknownIn(text)
                .ifPresent(word -> complaints.add("text", "appeals.template.placeholder", "{" + word + "}"));
        complaints.addIf(
                !draft.category().isEmpty() && categories.find(draft.category()).isEmpty(),
                "category",
                "appeals.submission.category");
        complaints.raise();
        return new Draft(name, draft.category(), text);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static @Nullable String category(Draft draft) {
        return draft.category().isEmpty() ? null : draft.category();
    }

    private static Map<String, String> facts(Draft draft) {
        return Map.of("name", draft.name(), "category", draft.category(), "text", draft.text());
    }

    private static Map<String, String> facts(ReplyTemplate template) {
        return facts(
                new Draft(template.name(), template.category() == null ? "" : template.category(), template.text()));
    }

    private void record(
            String action, long id, Organization own, Map<String, String> before, Map<String, String> after) {
        audit.record(AuditEvent.of(action, "appeal-template", Long.toString(id), own.scopeKey())
                .change(before, after));
    }
}
