package org.qiaoliang.appeals.internal.category;

import static org.qiaoliang.tables.appeals.Tables.CATEGORY;
import static org.qiaoliang.tables.appeals.Tables.HOTLINE;
import static org.qiaoliang.tables.appeals.Tables.POLICY;
import static org.qiaoliang.tables.appeals.Tables.POLICY_EXCEPTION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.deadlines.DeadlinePolicy;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.web.Hotline;
import org.springframework.stereotype.Component;

/** Categories, hotlines and deadline policies, read once and kept for some seconds: every page asks for them. */
@Component
public class CategoryBook implements AppealCategories {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long KEEP = Duration.ofSeconds(10).toNanos();

    private final DSLContext system;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    private record Snapshot(
            long readAt,
            List<Category> categories,
            Map<String, Category> byCode,
            List<NamedPolicy> policies,
            Map<String, List<PolicyVersion>> versions,
            Map<Special, String> exceptions,
            List<Hotline> hotlines) {}

    /**
     * A policy with its names, for those who edit it.
     *
     * @param version of the names
     */
    public record NamedPolicy(String code, String nameZh, String nameEn, int version) {
        public String name(Locale locale) {
            return "en".equals(locale.getLanguage()) ? nameEn : nameZh;
        }
    }

    private record Special(String category, OrganizationKind kind) {}

    CategoryBook(@SystemDatabase DSLContext system, Clock clock) {
        this.system = system;
        this.clock = clock;
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

    /** The policy that holds for a matter of a category with a kind of organization, by the day it was received. */
    public DeadlinePolicy policy(String category, OrganizationKind kind, Instant receivedAt) {
        var book = now();
        var own = book.exceptions.get(new Special(category, kind));
        var found = book.byCode.get(category);
        var code = own != null ? own : found == null ? "default" : found.policy();
        var received = LocalDate.ofInstant(receivedAt, ZONE);
        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        var versions = versions(code);
        return versions.stream()
                .filter(version -> version.holds(received, today))
                .findFirst()
                // Received before the policy was made: its first version says what comes nearest.
                .or(() -> versions.stream().reduce((later, earlier) -> earlier))
                .map(PolicyVersion::policy)
                .orElse(DeadlinePolicy.DEFAULT);
    }

    /** All versions of a policy, the latest first; empty when there is no such policy. */
    public List<PolicyVersion> versions(String policy) {
        return now().versions.getOrDefault(policy, List.of());
    }

    /** Whether a later version, in force by now, is also for matters that run under this one. */
    public boolean isReplacedForOpen(String policy, int version) {
        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        return versions(policy).stream()
                .anyMatch(later -> later.policy().version() > version
                        && later.forOpen()
                        && !later.from().isAfter(today));
    }

    public List<NamedPolicy> policies() {
        return now().policies;
    }

    /** Kinds of organization that keep other times for a category than it says itself, with the policy they keep. */
    public Map<OrganizationKind, String> exceptions(String category) {
        return now().exceptions.entrySet().stream()
                .filter(entry -> entry.getKey().category.equals(category))
                .collect(Collectors.toMap(entry -> entry.getKey().kind, Map.Entry::getValue));
    }

    public List<Hotline> hotlines() {
        return now().hotlines;
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
                named(),
                PolicyVersion.all(system),
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
                        CATEGORY.KEYWORDS_ZH,
                        CATEGORY.KEYWORDS_EN,
                        CATEGORY.POSITION,
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
                        row.get(CATEGORY.KEYWORDS_ZH),
                        row.get(CATEGORY.KEYWORDS_EN),
                        row.get(CATEGORY.POSITION),
                        row.get(CATEGORY.VERSION)));
    }

    private List<NamedPolicy> named() {
        return system.select(POLICY.CODE, POLICY.NAME_ZH, POLICY.NAME_EN, POLICY.VERSION)
                .from(POLICY)
                .orderBy(POLICY.CODE)
                .fetch(row -> new NamedPolicy(row.value1(), row.value2(), row.value3(), row.value4()));
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
                        HOTLINE.DANGER)
                .from(HOTLINE)
                .orderBy(HOTLINE.POSITION, HOTLINE.NUMBER)
                .fetch(row -> new Hotline(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }
}
