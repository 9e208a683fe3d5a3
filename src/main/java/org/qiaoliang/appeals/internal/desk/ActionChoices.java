package org.qiaoliang.appeals.internal.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.qiaoliang.access.Permission;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealCommand.DeliveryWay;
import org.qiaoliang.appeals.AppealCommand.NotificationWay;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.appeals.internal.reading.Proposals.Proposed;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Texts;
import org.springframework.stereotype.Component;

/** What the drop-downs of a record's forms offer. */
@Component
class ActionChoices {
    private final Accounts accounts;
    private final AppealCategories categories;
    private final Texts texts;

    ActionChoices(Accounts accounts, AppealCategories categories, Texts texts) {
        this.accounts = accounts;
        this.categories = categories;
        this.texts = texts;
    }

    /** Whom it can be given to: those of the organization who may handle it. */
    List<Choice> colleagues(CaseFile file) {
        var body = file.appeal().body();
        var permission =
                file.appeal().origin().confidential() ? Permission.CONFIDENTIAL_RECEIVE : Permission.APPEAL_HANDLE;
        return accounts.staff(body.organization(), body.scope(), permission).stream()
                .map(colleague -> new Choice(colleague.id().toString(), colleague.name()))
                .toList();
    }

    /** The petitioner, those whose appeals were joined with it, or all of them. */
    List<Choice> readers(CaseFile file, Locale locale) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(
                file.appeal().number().value(),
                texts.text(
                        locale, "appeals.desk.whom.one", file.appeal().number().value())));
        file.joined()
                .forEach(number -> choices.add(
                        new Choice(number.value(), texts.text(locale, "appeals.desk.whom.joined", number.value()))));
        choices.add(new Choice(AppealCommand.Write.ALL, texts.text(locale, "appeals.desk.whom.all")));
        return choices;
    }

    /** The proposed one first and marked so, each with why it is among them. */
    List<Choice> bodies(CaseFile file, List<Proposed> proposed, Locale locale) {
        var here = file.appeal().body().organization();
        return proposed.stream()
                .filter(one -> !one.id().equals(here))
                .map(one -> new Choice(
                        one.id().toString(),
                        texts.text(
                                locale,
                                "appeals.desk.choice." + one.reason().code(),
                                one.organization().name(),
                                texts.text(
                                        locale,
                                        "kernel.kind."
                                                + one.organization().kind().code()),
                                one.where())))
                .toList();
    }

    /** Categories of the same protection, to which a wrong one can be put right. */
    List<Choice> others(CaseFile file, Locale locale) {
        var now = categories.find(file.appeal().origin().category());
        return categories.open().stream()
                .filter(other -> now.filter(category -> !category.code().equals(other.code())
                                && category.confidential() == other.confidential()
                                && category.passedOn() == other.passedOn())
                        .isPresent())
                .map(other -> new Choice(other.code(), other.name(locale)))
                .toList();
    }

    List<Choice> ways(Locale locale) {
        return Arrays.stream(DeliveryWay.values())
                .map(way -> new Choice(way.code(), texts.text(locale, "appeals.desk.way." + way.code())))
                .toList();
    }

    List<Choice> notificationWays(Locale locale) {
        return Arrays.stream(NotificationWay.values())
                .map(way -> new Choice(way.code(), texts.text(locale, "appeals.desk.way." + way.code())))
                .toList();
    }

    List<Choice> yesNo(Locale locale, String yes, String no) {
        return List.of(new Choice("yes", texts.text(locale, yes)), new Choice("no", texts.text(locale, no)));
    }
}
