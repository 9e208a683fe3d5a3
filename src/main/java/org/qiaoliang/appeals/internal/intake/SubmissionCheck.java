package org.qiaoliang.appeals.internal.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.handling.ContactSeal;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.kernel.TypedText;
import org.springframework.stereotype.Component;

/** Every field's limits, all complaints at once; gives back what was said in the form in which it is kept. */
@Component
public class SubmissionCheck {
    static final int TITLE = 100;
    static final int TEXT = 5000;
    static final int NAME = 50;
    /** Who speak for a collective matter, the contact included (APPEAL-2). */
    static final int REPRESENTATIVES = 5;

    static final int COLLECTIVE = 5;
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{9,11}");

    private final AppealCategories categories;
    private final Divisions divisions;

    SubmissionCheck(AppealCategories categories, Divisions divisions) {
        this.categories = categories;
        this.divisions = divisions;
    }

    /** What may be kept. */
    record Checked(
            Category category,
            Division division,
            String title,
            String text,
            ContactSeal.@Nullable Contacts contacts,
            int people,
            String language,
            boolean aboutReceiver) {}

    /** What is wrong with it; empty when it can be filed. For forms that check step by step. */
    public List<RuleViolation.Complaint> complaints(Submission submission) {
        try {
            check(submission);
            return List.of();
        } catch (RuleViolation refused) {
            return refused.complaints();
        }
    }

    Checked check(Submission submission) {
        var complaints = new Complaints();
        var category = category(submission.category(), complaints);
        var division = division(submission.division(), complaints);
        var title = line(submission.title());
        complaints.addIf(length(title) < 2, "title", "appeals.submission.title-short");
        complaints.addIf(length(title) > TITLE, "title", "appeals.too-long", TITLE);
        var text = cleaned(submission.text());
        complaints.addIf(text.isEmpty(), "text", "appeals.needed.text");
        complaints.addIf(length(text) > TEXT, "text", "appeals.too-long", TEXT);
        complaints.addIf(
                submission.people() < 1 || submission.people() > 100_000, "people", "appeals.submission.people");
        complaints.addIf(
                submission.aboutReceiver()
                        && category.filter(Category::passedOn).isEmpty(),
                "aboutReceiver",
                "appeals.submission.about-receiver");
        var contacts = submission.anonymous() ? null : contacts(submission, complaints);
        complaints.raise();
        return new Checked(
                category.orElseThrow(),
                division.orElseThrow(),
                title,
                text,
                contacts,
                submission.people(),
                "en".equals(submission.language()) ? "en" : "zh",
                submission.aboutReceiver());
    }

    private Optional<Category> category(String code, Complaints complaints) {
        var found = categories.find(code).filter(Category::active);
        complaints.addIf(found.isEmpty(), "category", "appeals.submission.category");
        return found;
    }

    private Optional<Division> division(String code, Complaints complaints) {
        try {
            return Optional.of(divisions.require("division", code.strip()));
        } catch (RuleViolation wrong) {
            wrong.complaints()
                    .forEach(c ->
                            complaints.add(c.field(), c.key(), c.parameters().toArray()));
            return Optional.empty();
        }
    }

    private static ContactSeal.@Nullable Contacts contacts(Submission submission, Complaints complaints) {
        var contact = submission.contact();
        if (contact == null) {
            complaints.add("contact", "appeals.submission.contact");
            return null;
        }
        var name = name("contact.name", contact.name(), complaints);
        var phone = phone("contact.phone", contact.phone(), complaints);
        complaints.addIf(
                submission.representatives().size() > REPRESENTATIVES - 1,
                "representatives",
                "appeals.submission.representatives",
                REPRESENTATIVES);
        complaints.addIf(
                !submission.representatives().isEmpty() && submission.people() < COLLECTIVE,
                "representatives",
                "appeals.submission.not-collective",
                COLLECTIVE);
        List<Submission.Contact> others = new ArrayList<>();
        for (var i = 0; i < Math.min(submission.representatives().size(), REPRESENTATIVES); i++) {
            var other = submission.representatives().get(i);
            var field = "representatives[" + i + "]";
            others.add(new Submission.Contact(
                    name(field + ".name", other.name(), complaints),
                    phone(field + ".phone", other.phone(), complaints)));
        }
        return new ContactSeal.Contacts(name, phone, others);
    }

    private static String name(String field, String typed, Complaints complaints) {
        var name = line(typed);
        complaints.addIf(name.isEmpty(), field, "appeals.submission.name");
        complaints.addIf(length(name) > NAME, field, "appeals.too-long", NAME);
        return name;
    }

    private static String phone(String field, String typed, Complaints complaints) {
        var phone = phone(typed);
        complaints.addIf(
                !MOBILE.matcher(phone).matches() && !LANDLINE.matcher(phone).matches(),
                field,
                "appeals.submission.phone");
        return phone;
    }

    /** However it was spelled, one number is one. */
    static String phone(String typed) {
        return typed.strip()
                .replaceAll("[\\s\\u3000()\uff08\uff09-]", "")
                .replaceFirst("^(\\+|00)?86(?=1\\d{10}$)", "");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String line(String typed) {
        return cleaned(typed).replaceAll("\\s+", " ");
    }

    /** {@link TypedText} with line ends made one kind. */
    static String cleaned(String typed) {
        return TypedText.clean(typed).replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
