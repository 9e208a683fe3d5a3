package org.qiaoliang.divisions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.divisions.internal.DivisionService.Ground;
import org.qiaoliang.divisions.internal.DivisionService.Part;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.Scope;
import org.qiaoliang.kernel.ScopeKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every change is rolled back: other tests live in the same region tree. */
@Rule("DIV-1")
class DivisionServiceIT extends IntegrationTest {
    private static final DivisionCode CITY = new DivisionCode("3708");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Ground GROUND = new Ground(DAY, "鲁民函〔2026〕1号");
    private static final OrganizationKind KIND = OrganizationKind.WOMENS_FEDERATION;

    @Autowired
    private DivisionSetup setup;

    @Autowired
    private Divisions divisions;

    @Autowired
    private DivisionService service;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void load() {
        setup.load(CITY);
    }

    @Test
    void renamedDivisionKeepsItsIdAndItsPast() {
        changing(() -> {
            var before = at("370883");
            service.rename("370883", "邹东市", GROUND);

            var after = at("370883");
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.name()).isEqualTo("邹东市");
            assertThat(at("370883001").fullName()).isEqualTo("济宁市邹东市钢山街道");
            assertThat(divisions
                            .find(before.id(), DAY.minusDays(1))
                            .orElseThrow()
                            .name())
                    .isEqualTo("邹城市");
            assertThat(divisions.search("zds", 3)).extracting(Division::name).contains("邹东市");
            assertThat(service.history(before.id())).hasSize(2);
        });
        assertThat(at("370883").name()).isEqualTo("邹城市");
    }

    @Test
    void movedDivisionTakesAllBelowItAlongAndItsPastIsReachedFromItsNewPlace() {
        changing(() -> {
            var street = at("370811018");
            var village = divisions.children(street.id()).getFirst();
            service.move("370811018", "370830", "", GROUND);

            var moved = divisions.find(street.id()).orElseThrow();
            assertThat(moved.code().digits()).isEqualTo("370830018");
            assertThat(moved.fullName()).isEqualTo("济宁市汶上县唐口街道");
            assertThat(divisions.find(village.id()).orElseThrow().code().digits())
                    .isEqualTo("370830018" + village.code().digits().substring(9));
            assertThat(divisions.byCode(new DivisionCode("370811018"))).isEmpty();
            assertThat(divisions.byCode(new DivisionCode("370811018"), DAY.minusDays(1)))
                    .hasValueSatisfying(d -> assertThat(d.id()).isEqualTo(street.id()));

            var scope = divisions.scopeOf(KIND, at("370830").id());
            assertThat(scope.contains(ScopeKey.of(KIND, village.code()))).isTrue();
            assertThat(scope.contains(ScopeKey.of(KIND, new DivisionCode("370811011"))))
                    .isFalse();
        });
    }

    @Test
    void mergedDivisionEndsAndCountsInItsSuccessor() {
        changing(() -> {
            var ended = at("370811007");
            var target = at("370811008");
            var children = divisions.children(ended.id()).size()
                    + divisions.children(target.id()).size();
            service.merge("370811007", "370811008", GROUND);

            assertThat(divisions.find(ended.id()).orElseThrow().inForce()).isFalse();
            assertThat(divisions.isWithinRoot(ended.id())).isFalse();
            assertThat(divisions.presentOf(ended.id())).containsExactly(target.id());
            assertThat(divisions.children(target.id())).hasSize(children);
            assertThat(divisions.scopeOf(KIND, target.id()).contains(ScopeKey.of(KIND, ended.code())))
                    .isTrue();
        });
    }

    @Test
    void splitDivisionFoundsAnotherWithItsOwnParts() {
        changing(() -> {
            var county = at("370883");
            var child = divisions.children(county.id()).getFirst();
            var founded = service.split(
                    "370883", List.of(new Part("邹南区", "", List.of(child.code().digits()))), false, GROUND);

            var fresh = divisions.find(founded.getFirst()).orElseThrow();
            assertThat(fresh.code().digits()).isEqualTo("370884");
            assertThat(divisions.find(child.id()).orElseThrow().parent()).contains(fresh.id());
            assertThat(divisions.find(county.id()).orElseThrow().inForce()).isTrue();
            // what the part did before it was founded is its own, what the rest did is not
            var scope = divisions.scopeOf(KIND, fresh.id());
            assertThat(scope.contains(ScopeKey.of(KIND, child.code()))).isTrue();
            assertThat(scope.contains(ScopeKey.of(KIND, county.code()))).isFalse();
        });
    }

    @Test
    void divisionSplitUpCountsInAllItsParts() {
        changing(() -> {
            var township = at("370826206");
            var villages = divisions.children(township.id()).stream()
                    .map(v -> v.code().digits())
                    .toList();
            var parts = List.of(
                    new Part("高楼东乡", "", villages.subList(0, 1)),
                    new Part("高楼西乡", "", villages.subList(1, villages.size())));
            var founded = service.split("370826206", parts, true, GROUND);

            assertThat(divisions.presentOf(township.id())).containsExactlyElementsOf(founded);
            assertThat(divisions.scopeOf(KIND, at("370826").id()).contains(ScopeKey.of(KIND, township.code())))
                    .isTrue();
            assertThatThrownBy(() -> service.create("370826", "高楼乡", "370826206", GROUND))
                    .isInstanceOfSatisfying(
                            RuleViolation.class, e -> assertThat(e).hasMessage("divisions.change.code-taken"));
        });
    }

    @Test
    void refusesWhatCantBe() {
        changing(() -> {
            refused("divisions.change.to-come", () -> service.rename("370883", "x", new Ground(LocalDate.MAX, "1")));
            refused("divisions.change.basis-missing", () -> service.rename("370883", "x", new Ground(DAY, " ")));
            refused("divisions.unknown", () -> service.rename("11", "x", GROUND));
            refused("divisions.change.name-form", () -> service.rename("370883", " ", GROUND));
            refused("divisions.change.root", () -> service.merge("3708", "370811", GROUND));
            refused("divisions.change.wrong-level", () -> service.move("370883", "370811", "", GROUND));
            refused("divisions.change.not-a-match", () -> service.merge("370883", "370883", GROUND));
            refused("divisions.change.code-form", () -> service.create("370883", "新街道", "370811099", GROUND));
            refused(
                    "divisions.change.something-left",
                    () -> service.split("370883", List.of(new Part("甲", "", List.of())), true, GROUND));
            service.rename("370883", "甲市", GROUND);
            refused("divisions.change.too-early", () -> service.rename("370883", "乙市", GROUND));
        });
    }

    @Test
    @Rule("ACCESS-2")
    void isForAdministratorsOfTheWhole() {
        var county = Scope.ofAllKinds(new DivisionCode("370883"));
        CurrentViewer.as(
                administrator(county),
                () -> refused("divisions.not-yours", () -> service.rename("370883", "甲市", GROUND)));
        assertThatThrownBy(() -> service.rename("370883", "甲市", GROUND)).isInstanceOf(RuleViolation.class);
    }

    private static void refused(String key, Runnable change) {
        assertThatThrownBy(change::run).isInstanceOf(RuleViolation.class).hasMessage(key);
    }

    private Division at(String code) {
        return divisions.byCode(new DivisionCode(code)).orElseThrow();
    }

    private void changing(Runnable work) {
        CurrentViewer.as(
                administrator(Scope.ofAllKinds(CITY)),
                () -> transactions.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    work.run();
                }));
    }

    private static Viewer administrator(Scope scope) {
        var account = new AccountId(ThreadLocalRandom.current().nextInt(1_000_000));
        return new Viewer.Staff(
                account, "admin", "管理员", null, Set.of(Role.ADMINISTRATOR), Map.of(Permission.SETTINGS_MANAGE, scope));
    }
}
