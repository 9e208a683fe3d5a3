package org.qiaoliang.demo.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.people.Basis;
import org.qiaoliang.people.Document;
import org.qiaoliang.people.GuardianDraft;
import org.qiaoliang.people.Households;
import org.qiaoliang.people.Households.MemberDraft;
import org.qiaoliang.people.IdentityNumber;
import org.qiaoliang.people.PeopleSetup;
import org.qiaoliang.people.PersonDraft;
import org.qiaoliang.people.Relation;
import org.qiaoliang.people.Sex;

/**
 * Families of the shown county: in the villages kept by the women's federation, some by the union of their township. All
 * invented; ID numbers have the right check digit and may, like names, be somebody's by chance alone.
 */
final class DemoPeople {
    private static final int HOUSEHOLDS = 700;
    /** In the village whose worker the sign-in page offers. */
    private static final int SHOWN = 36;

    private final Divisions divisions;
    private final Organizations organizations;
    private final DemoTexts texts;
    private final Random random;
    private final LocalDate today;
    private final Set<String> numbers = new HashSet<>();

    DemoPeople(Divisions divisions, Organizations organizations, DemoTexts texts, Random random, LocalDate today) {
        this.divisions = divisions;
        this.organizations = organizations;
        this.texts = texts;
        this.random = random;
        this.today = today;
    }

    List<PeopleSetup.Family> families() {
        var county = divisions.byCode(DemoPlan.SHOWN_COUNTY).orElseThrow();
        var townships = divisions.children(county.id());
        var families = new ArrayList<PeopleSetup.Family>();
        for (var i = 0; i < HOUSEHOLDS; i++) {
            var township = i < SHOWN ? townships.getFirst() : DemoTexts.pick(townships, random);
            var villages = divisions.children(township.id());
            if (villages.isEmpty()) {
                continue;
            }
            var village = i < SHOWN ? villages.getFirst() : DemoTexts.pick(villages, random);
            var union = i >= SHOWN && random.nextInt(10) < 3;
            var body = organizations.at(
                    union ? OrganizationKind.TRADE_UNION : OrganizationKind.WOMENS_FEDERATION,
                    union ? township.id() : village.id());
            body.ifPresent(keeper -> families.add(new PeopleSetup.Family(
                    keeper.id(),
                    Basis.DUTY,
                    texts.peopleLine(union ? "purpose-union" : "purpose-village"),
                    home(village))));
        }
        return families;
    }

    private Households.Draft home(Division village) {
        var address = texts.peopleLine("street") + " " + (1 + random.nextInt(180));
        var members = new ArrayList<MemberDraft>();
        var shape = random.nextInt(10);
        var surname = texts.surname(random);
        var headAge = shape < 2 ? 66 + random.nextInt(20) : 27 + random.nextInt(36);
        var man = shape != 2 && (shape >= 3 || random.nextBoolean());
        members.add(member(Relation.HEAD, surname, man ? Sex.MALE : Sex.FEMALE, headAge, village, address));
        if (shape >= 3) {
            var age = Math.max(23, headAge - 3 + random.nextInt(6));
            members.add(member(Relation.SPOUSE, texts.surname(random), Sex.FEMALE, age, village, address));
        }
        if (shape >= 2) {
            var children = 1 + (random.nextInt(3) == 0 ? 1 : 0);
            for (var i = 0; i < children; i++) {
                var age = Math.max(0, Math.min(30, headAge - 24 - random.nextInt(6)) - i * 3);
                var sex = random.nextBoolean() ? Sex.MALE : Sex.FEMALE;
                members.add(member(Relation.CHILD, surname, sex, age, village, address));
            }
        }
        if (shape >= 8) {
            members.add(member(Relation.PARENT, surname, Sex.FEMALE, headAge + 25, village, address));
        }
        return new Households.Draft(village.id(), address, members);
    }

    private MemberDraft member(Relation relation, String surname, Sex sex, int age, Division village, String address) {
        var birth = today.minusYears(age).minusDays(1 + random.nextInt(364));
        var phones = age < 14 || random.nextInt(4) == 0 ? List.<String>of() : List.of(texts.phone(random));
        var draft = new PersonDraft(
                surname + texts.given(random),
                sex,
                birth,
                random.nextInt(30) == 0 ? 3 : 1,
                village.id(),
                Document.of(number(birth, sex)),
                phones,
                address);
        return new MemberDraft(relation, draft, guardian(birth));
    }

    private @Nullable GuardianDraft guardian(LocalDate birth) {
        return birth.plusYears(14).isAfter(today)
                ? new GuardianDraft(null, "", "", GuardianDraft.Relation.PARENT, today)
                : null;
    }

    private IdentityNumber number(LocalDate birth, Sex sex) {
        while (true) {
            var order = random.nextInt(500) * 2 + (sex == Sex.MALE ? 1 : 0);
            var seventeen =
                    DemoPlan.SHOWN_COUNTY.digits() + birth.toString().replace("-", "") + "%03d".formatted(order);
            if (numbers.add(seventeen)) {
                return new IdentityNumber(seventeen + IdentityNumber.checkDigit(seventeen));
            }
        }
    }
}
