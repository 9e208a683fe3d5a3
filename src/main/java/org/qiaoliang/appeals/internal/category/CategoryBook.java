package org.qiaoliang.appeals.internal.category;

import static org.qiaoliang.tables.appeals.Tables.CATEGORY;
import static org.qiaoliang.tables.appeals.Tables.HOTLINE;
import static org.qiaoliang.tables.appeals.Tables.POLICY;
import static org.qiaoliang.tables.appeals.Tables.POLICY_EXCEPTION;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.deadlines.DeadlinePolicy;
import org.qiaoliang.appeals.internal.deadlines.Term;
import org.qiaoliang.appeals.internal.deadlines.TransferRule;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.stereotype.Component;

/** Categories, hotlines and deadline policies, read once and kept for some seconds: every page asks for them. */
@Component
public class CategoryBook implements AppealCategories {
    private static final long KEEP = Duration.ofSeconds(10).toNanos();

    private final DSLContext system;
    private volatile @Nullable Snapshot snapshot;

    private record Snapshot(
            long readAt,
            List<Category> categories,
            Map<String, Category> byCode,
            Map<String, NamedPolicy> policies,
            Map<Special, String> exceptions,
            List<Hotline> hotlines) {}

    /** A policy with its names, for those who edit it. */
    public record NamedPolicy(DeadlinePolicy policy, String nameZh, String nameEn) {}

    private record Special(String category, OrganizationKind kind) {}

    CategoryBook(@SystemDatabase DSLContext system) {
        this.system = system;
    }

    @Override
    public List<Category> open() {
        return all().stream().filter(Category::active).toList();
    }

    @Override
    public List<Category> all() {
        return now().categories;
    }

    @Override
    public Optional<Category> find(String code) {
        return Optional.ofNullable(now().byCode.get(code));
    }

    /** The policy that holds for a category with a kind of organization. */
    public DeadlinePolicy policy(String category, OrganizationKind kind) {
        var book = now();
        var own = book.exceptions.get(new Special(category, kind));
        var found = book.byCode.get(category);
        var code = own != null ? own : found == null ? "default" : found.policy();
        var named = book.policies.get(code);
        return named == null ? DeadlinePolicy.DEFAULT : named.policy;
    }

    public List<NamedPolicy> policies() {
        return List.copyOf(now().policies.values());
    }

    public List<Hotline> hotlines() {
        return now().hotlines;
    }

    /** Those of a category, those for danger first. */
    public List<Hotline> hotlines(Category category) {
        return hotlines().stream()
                .filter(line -> category.hotlines().contains(line.number()))
                .toList();
    }

    /** To be called after a change was committed. */
    public void forget() {
        snapshot = null;
    }

    private Snapshot now() {
        var kept = snapshot;
        if (kept == null || System.nanoTime() - kept.readAt > KEEP) {
            kept = read();
            snapshot = kept;
        }
        return kept;
    }

    private Snapshot read() {
        var categories = categories();
        return new Snapshot(
                System.nanoTime(),
                categories,
                categories.stream().collect(Collectors.toMap(Category::code, Function.identity())),
                policies(system),
                exceptions(),
                lines());
    }

    private List<Category> categories() {
        return system.select(
                        CATEGORY.CODE,
                        CATEGORY.NAME_ZH,
                        CATEGORY.NAME_EN,
                        CATEGORY.DESCRIPTION_ZH,
                        CATEGORY.DESCRIPTION_EN,
                        CATEGORY.KINDS,
                        CATEGORY.HOTLINES,
                        CATEGORY.EMERGENCY,
                        CATEGORY.CONFIDENTIAL,
                        CATEGORY.PASSED_ON,
                        CATEGORY.POLICY,
                        CATEGORY.ACTIVE,
                        CATEGORY.VERSION)
                .from(CATEGORY)
                .orderBy(CATEGORY.POSITION, CATEGORY.CODE)
                .fetch(row -> new Category(
                        row.get(CATEGORY.CODE),
                        row.get(CATEGORY.NAME_ZH),
                        row.get(CATEGORY.NAME_EN),
                        row.get(CATEGORY.DESCRIPTION_ZH),
                        row.get(CATEGORY.DESCRIPTION_EN),
                        Arrays.stream(row.get(CATEGORY.KINDS))
                                .map(number -> OrganizationKind.ofNumber(number))
                                .toList(),
                        List.of(row.get(CATEGORY.HOTLINES)),
                        row.get(CATEGORY.EMERGENCY),
                        row.get(CATEGORY.CONFIDENTIAL),
                        row.get(CATEGORY.PASSED_ON),
                        row.get(CATEGORY.POLICY),
                        row.get(CATEGORY.ACTIVE),
                        row.get(CATEGORY.VERSION)));
    }

    private static Map<String, NamedPolicy> policies(DSLContext sql) {
        return sql
                .select(POLICY.fields())
                .from(POLICY)
                .orderBy(POLICY.CODE)
                .fetch(row -> new NamedPolicy(
                        new DeadlinePolicy(
                                row.get(POLICY.CODE),
                                row.get(POLICY.VERSION),
                                Term.of(row.get(POLICY.ACCEPT)),
                                Term.of(row.get(POLICY.SETTLE)),
                                Term.of(row.get(POLICY.SIMPLIFIED_ACCEPT)),
                                Term.of(row.get(POLICY.SIMPLIFIED_SETTLE)),
                                row.get(POLICY.EXTENSION_DAYS),
                                Term.of(row.get(POLICY.REQUEST_REVIEW)),
                                Term.of(row.get(POLICY.DECIDE_REVIEW)),
                                Term.of(row.get(POLICY.REQUEST_RE_REVIEW)),
                                Term.of(row.get(POLICY.DECIDE_RE_REVIEW)),
                                Term.of(row.get(POLICY.RETURN_REFERRAL)),
                                row.get(POLICY.SERVICE_TARGET) == null ? null : Term.of(row.get(POLICY.SERVICE_TARGET)),
                                row.get(POLICY.WARN_WORKING_DAYS),
                                TransferRule.ofCode(row.get(POLICY.TRANSFER_RULE)),
                                row.get(POLICY.SECOND_PERSON)),
                        row.get(POLICY.NAME_ZH),
                        row.get(POLICY.NAME_EN)))
                .stream()
                .collect(Collectors.toMap(
                        named -> named.policy.code(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    private Map<Special, String> exceptions() {
        return system.select(POLICY_EXCEPTION.CATEGORY, POLICY_EXCEPTION.KIND, POLICY_EXCEPTION.POLICY)
                .from(POLICY_EXCEPTION)
                .fetchMap(
                        row -> new Special(
                                row.value1(),
                                OrganizationKind.ofNumber(row.value2().intValue())),
                        row -> row.value3());
    }

    private List<Hotline> lines() {
        return system.select(
                        HOTLINE.NUMBER,
                        HOTLINE.NAME_ZH,
                        HOTLINE.NAME_EN,
                        HOTLINE.HOURS_ZH,
                        HOTLINE.HOURS_EN,
                        HOTLINE.DANGER,
                        HOTLINE.VERSION)
                .from(HOTLINE)
                .orderBy(HOTLINE.POSITION, HOTLINE.NUMBER)
                .fetch(row -> new Hotline(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }
}
