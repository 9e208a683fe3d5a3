package org.qiaoliang.organizations.internal.directory;

import static org.qiaoliang.tables.organizations.Tables.ORGANIZATION;
import static org.qiaoliang.tables.organizations.Tables.POST;
import static org.qiaoliang.tables.organizations.Tables.SUCCESSION;
import static org.qiaoliang.tables.organizations.Tables.VERSION;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.Slice;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.StaffPost.Engagement;
import org.qiaoliang.organizations.internal.OrganizationStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of organizations, and what the page of one shows besides itself. */
@Component
@Transactional(readOnly = true)
public class Directory {
    private final DSLContext sql;

    Directory(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Which organizations are asked for.
     *
     * @param within the division with all below it, null for everywhere
     * @param words of the name, empty for any
     * @param closed whether those that were closed, instead of those that are open
     * @param after key of the last one of the page before
     */
    public record Search(
            @Nullable OrganizationKind kind,
            @Nullable DivisionCode within,
            String words,
            boolean closed,
            @Nullable String after) {}

    /** Higher divisions first, then their parts one after another. */
    public Slice<Organization> find(Search search, int size) {
        var condition = search.closed ? ORGANIZATION.CLOSED_ON.isNotNull() : OrganizationStore.open();
        if (search.kind != null) {
            condition = condition.and(OrganizationStore.of(search.kind));
        }
        if (search.within != null) {
            var code = search.within.digits();
            condition = condition.and(ORGANIZATION.CODE.between(code, code + "~"));
        }
        if (!search.words.isBlank()) {
            var words = search.words.strip();
            condition = condition.and(VERSION.NAME.contains(words).or(VERSION.SHORT_NAME.contains(words)));
        }
        var after = search.after == null ? null : Key.of(search.after);
        if (after != null) {
            condition = condition.and(DSL.row(ORGANIZATION.CODE, ORGANIZATION.KIND, ORGANIZATION.ID)
                    .gt(after.code, after.kind, after.id));
        }
        return Slice.of(OrganizationStore.list(sql, condition, size + 1), size, o -> Key.of(o));
    }

    /** How many lie directly below each. */
    public Map<Long, Integer> below(Collection<OrganizationId> ids) {
        var superior =
                VERSION.SUPERIOR_ID.in(ids.stream().map(OrganizationId::value).toList());
        return sql.select(VERSION.SUPERIOR_ID, DSL.count())
                .from(VERSION)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(VERSION.ORGANIZATION_ID))
                .and(OrganizationStore.open())
                .where(superior)
                .and(VERSION.VALID_TO.isNull())
                .groupBy(VERSION.SUPERIOR_ID)
                .fetchMap(VERSION.SUPERIOR_ID, DSL.count());
    }

    /** For writes of somebody who read it at this version. */
    public int version(OrganizationId id) {
        return Optional.ofNullable(sql.select(ORGANIZATION.VERSION)
                        .from(ORGANIZATION)
                        .where(ORGANIZATION.ID.eq(id.value()))
                        .fetchOne(ORGANIZATION.VERSION))
                .orElse(0);
    }

    /** A post with its days; null for a holder who is still there. */
    public record Post(
            long id,
            AccountId account,
            String title,
            Engagement engagement,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** Those of today first, then those who left lately. */
    public List<Post> posts(OrganizationId id) {
        return sql.select(POST.ID, POST.ACCOUNT_ID, POST.TITLE, POST.ENGAGEMENT, POST.FROM_DATE, POST.TO_DATE)
                .from(POST)
                .where(POST.ORGANIZATION_ID.eq(id.value()))
                .orderBy(POST.TO_DATE.desc().nullsFirst(), POST.ENGAGEMENT, POST.FROM_DATE, POST.ID)
                .limit(100)
                .fetch(row -> new Post(
                        row.value1(),
                        new AccountId(row.value2()),
                        row.value3(),
                        Engagement.valueOf(row.value4()),
                        row.value5(),
                        row.value6()));
    }

    /** What it was called; null for an open end. */
    public record Past(
            String name,
            @Nullable Long superior,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    public List<Past> history(OrganizationId id) {
        return sql.select(VERSION.NAME, VERSION.SUPERIOR_ID, VERSION.VALID_FROM, VERSION.VALID_TO)
                .from(VERSION)
                .where(VERSION.ORGANIZATION_ID.eq(id.value()))
                .orderBy(VERSION.VALID_FROM.desc().nullsLast())
                .fetch(row -> new Past(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** When it was closed; empty while it is open. */
    public Optional<LocalDate> closedOn(OrganizationId id) {
        return sql.select(ORGANIZATION.CLOSED_ON)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(id.value()))
                .fetchOptional(ORGANIZATION.CLOSED_ON);
    }

    /** Who carries on in its place. */
    public Optional<OrganizationId> heir(OrganizationId id) {
        return sql.select(SUCCESSION.TO_ID)
                .from(SUCCESSION)
                .where(SUCCESSION.FROM_ID.eq(id.value()))
                .fetchOptional(row -> new OrganizationId(row.value1()));
    }

    /** Whose work it carries on. */
    public List<OrganizationId> inherited(OrganizationId id) {
        return sql.select(SUCCESSION.FROM_ID)
                .from(SUCCESSION)
                .where(SUCCESSION.TO_ID.eq(id.value()))
                .orderBy(SUCCESSION.SINCE.desc(), SUCCESSION.FROM_ID)
                .limit(50)
                .fetch(row -> new OrganizationId(row.value1()));
    }

    /** Where a page of the list ended. */
    private record Key(String code, Short kind, Long id) {
        static String of(Organization organization) {
            return organization.place().digits() + "-" + organization.kind().number() + "-" + organization.id();
        }

        static @Nullable Key of(String text) {
            if (!text.matches("[0-9]{2,12}-[0-9]{1,2}-[0-9]{1,18}")) {
                return null;
            }
            var parts = text.split("-", -1);
            return new Key(parts[0], Short.valueOf(parts[1]), Long.valueOf(parts[2]));
        }
    }
}
