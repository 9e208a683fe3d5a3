package org.qiaoliang.organizations.internal;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;
import static org.qiaoliang.tables.organizations.Tables.ORGANIZATION;
import static org.qiaoliang.tables.organizations.Tables.POST;
import static org.qiaoliang.tables.organizations.Tables.SUCCESSION;
import static org.qiaoliang.tables.organizations.Tables.VERSION;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Contact;
import org.qiaoliang.organizations.DutyHours;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.StaffPost;

/** Reads organizations as they are today. */
public final class OrganizationStore {
    private static final List<Field<?>> COLUMNS = List.of(
            ORGANIZATION.ID,
            ORGANIZATION.KIND,
            ORGANIZATION.DIVISION_ID,
            ORGANIZATION.CODE,
            ORGANIZATION.PHONE,
            ORGANIZATION.ADDRESS,
            ORGANIZATION.HOURS,
            ORGANIZATION.ACCEPTS,
            ORGANIZATION.CLOSED_ON,
            VERSION.NAME,
            VERSION.SHORT_NAME,
            VERSION.SUPERIOR_ID);

    /** Written out, since every submission asks it; the order is that of {@code Organizations.accepting}. */
    private static final String NEAREST = """
            select o.id, o.kind, o.division_id, o.code, o.phone, o.address, o.hours, o.accepts, o.closed_on,
                v.name, v.short_name, v.superior_id
            from organizations.organization o
            join organizations.version v on v.organization_id = o.id and v.valid_to is null
            where o.closed_on is null and o.division_id = any (?::int[]) and o.kind = any (?::smallint[])
                and ? = any (o.accepts)
            order by array_position(?::int[], o.division_id) desc, array_position(?::smallint[], o.kind), o.id
            limit 1""";

    private OrganizationStore() {}

    public static Condition open() {
        return ORGANIZATION.CLOSED_ON.isNull();
    }

    public static Condition is(Collection<OrganizationId> ids) {
        return ORGANIZATION.ID.eq(any(ids.stream().map(OrganizationId::value).toArray(Long[]::new)));
    }

    public static Condition in(DivisionId division) {
        return ORGANIZATION.DIVISION_ID.eq(division.value());
    }

    public static Condition of(OrganizationKind kind) {
        return ORGANIZATION.KIND.eq((short) kind.number());
    }

    public static Condition accepting(String category, List<OrganizationKind> kinds, List<DivisionId> divisions) {
        // As arrays, so that it is one statement however many there are.
        return open().and(ORGANIZATION.DIVISION_ID.eq(
                        any(divisions.stream().map(DivisionId::value).toArray(Integer[]::new))))
                .and(ORGANIZATION.KIND.eq(
                        any(kinds.stream().map(kind -> (short) kind.number()).toArray(Short[]::new))))
                .and(val(category).eq(any(ORGANIZATION.ACCEPTS)));
    }

    /** @param path from the highest division down */
    static Optional<Organization> nearest(
            DSLContext sql, String category, List<OrganizationKind> kinds, List<DivisionId> path) {
        var places = path.stream().map(DivisionId::value).toArray(Integer[]::new);
        var numbers = kinds.stream().map(kind -> (short) kind.number()).toArray(Short[]::new);
        return sql.resultQuery(NEAREST, places, numbers, category, places, numbers)
                .coerce(COLUMNS)
                .fetchOptional(OrganizationStore::organization);
    }

    public static Optional<Organization> find(DSLContext sql, OrganizationId id) {
        return select(sql, ORGANIZATION.ID.eq(id.value())).fetchOptional(OrganizationStore::organization);
    }

    static Map<OrganizationId, String> shortNames(DSLContext sql, Collection<OrganizationId> ids) {
        return sql.select(VERSION.ORGANIZATION_ID, VERSION.SHORT_NAME)
                .from(VERSION)
                .where(VERSION.ORGANIZATION_ID.eq(
                        any(ids.stream().map(OrganizationId::value).toArray(Long[]::new))))
                .and(VERSION.VALID_TO.isNull())
                .fetchMap(row -> new OrganizationId(row.value1()), row -> row.value2());
    }

    /** Higher divisions before lower ones, each by kind. */
    public static List<Organization> list(DSLContext sql, Condition condition, int limit) {
        return select(sql, condition)
                .orderBy(ORGANIZATION.CODE, ORGANIZATION.KIND, ORGANIZATION.ID)
                .limit(limit)
                .fetch(OrganizationStore::organization);
    }

    public static List<Organization> named(DSLContext sql, String words, int limit) {
        var name = VERSION.NAME.contains(words).or(VERSION.SHORT_NAME.contains(words));
        return select(sql, open().and(name))
                .orderBy(DSL.length(ORGANIZATION.CODE), ORGANIZATION.CODE, ORGANIZATION.KIND)
                .limit(limit)
                .fetch(OrganizationStore::organization);
    }

    /** The superior of an organization, and its superior, up to the highest. */
    public static List<OrganizationId> superiors(DSLContext sql, OrganizationId id) {
        ResultQuery<Record> query = sql.resultQuery(
                "with recursive above (id, depth) as ("
                        + " select superior_id, 1 from {0} where organization_id = {1} and valid_to is null"
                        + " union all"
                        + " select v.superior_id, a.depth + 1 from above a join {0} v"
                        + " on v.organization_id = a.id and v.valid_to is null where a.depth < 10)"
                        + " select id from above where id is not null order by depth",
                VERSION, val(id.value()));
        return query.fetch(row -> new OrganizationId(row.get(0, long.class)));
    }

    static Map<OrganizationId, OrganizationId> heirs(DSLContext sql, Collection<OrganizationId> ids) {
        ResultQuery<Record> query = sql.resultQuery(
                "with recursive line (start, id, closed, depth) as ("
                        + " select id, id, closed_on is not null, 0 from {0} where id = any ({3})"
                        + " union all"
                        + " select l.start, o.id, o.closed_on is not null, l.depth + 1 from line l"
                        + " left join {1} s on s.from_id = l.id"
                        + " join {2} v on v.organization_id = l.id and v.valid_to is null"
                        + " join {0} o on o.id = coalesce(s.to_id, v.superior_id)"
                        + " where l.closed and l.depth < 20)"
                        + " select start, id from line where not closed and depth > 0",
                ORGANIZATION,
                SUCCESSION,
                VERSION,
                val(ids.stream().map(OrganizationId::value).toArray(Long[]::new)));
        return query.fetchMap(
                row -> new OrganizationId(row.get(0, long.class)), row -> new OrganizationId(row.get(1, long.class)));
    }

    public static List<Organization> below(DSLContext sql, OrganizationId id, int limit) {
        return list(sql, open().and(VERSION.SUPERIOR_ID.eq(id.value())), limit);
    }

    public static List<StaffPost> posts(DSLContext sql, Condition whose) {
        return sql.select(POST.ORGANIZATION_ID, POST.ACCOUNT_ID, POST.TITLE, POST.ENGAGEMENT)
                .from(POST)
                .where(whose)
                .and(POST.TO_DATE.isNull())
                .orderBy(POST.ENGAGEMENT, POST.FROM_DATE, POST.ID)
                .fetch(row -> new StaffPost(
                        new OrganizationId(row.value1()),
                        new AccountId(row.value2()),
                        row.value3(),
                        StaffPost.Engagement.valueOf(row.value4())));
    }

    private static SelectConditionStep<? extends Record> select(DSLContext sql, Condition condition) {
        return sql.select(COLUMNS)
                .from(ORGANIZATION)
                .join(VERSION)
                .on(VERSION.ORGANIZATION_ID.eq(ORGANIZATION.ID))
                .and(VERSION.VALID_TO.isNull())
                .where(condition);
    }

    private static Organization organization(Record row) {
        return new Organization(
                new OrganizationId(row.get(ORGANIZATION.ID)),
                OrganizationKind.ofNumber(row.get(ORGANIZATION.KIND)),
                new DivisionId(row.get(ORGANIZATION.DIVISION_ID)),
                new DivisionCode(row.get(ORGANIZATION.CODE)),
                row.get(VERSION.NAME),
                row.get(VERSION.SHORT_NAME),
                Optional.ofNullable(superior(row.get(VERSION.SUPERIOR_ID))),
                new Contact(
                        row.get(ORGANIZATION.PHONE),
                        row.get(ORGANIZATION.ADDRESS),
                        DutyHours.parse(row.get(ORGANIZATION.HOURS))),
                Set.of(row.get(ORGANIZATION.ACCEPTS)),
                row.get(ORGANIZATION.CLOSED_ON) == null);
    }

    private static @Nullable OrganizationId superior(@Nullable Long id) {
        return id == null ? null : new OrganizationId(id);
    }
}
