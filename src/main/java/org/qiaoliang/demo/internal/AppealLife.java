package org.qiaoliang.demo.internal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.kernel.AccountId;

/**
 * The course of one appeal, decided beforehand: who does what when. Most go well, some are late, some are declined,
 * withdrawn, joined, reopened or reviewed; those begun lately are still under way.
 */
final class AppealLife {
    /** Who takes a step. */
    enum By {
        SUPERVISOR,
        HANDLER,
        PETITIONER,
        /** Somebody of the organization who did not handle it. */
        COLLEAGUE,
        /** Who decides a review in the organization above. */
        SUPERIOR,
        /** Who decides a re-review in the organization above that. */
        HIGHEST
    }

    /** One step. */
    record Step(Instant at, By by, AppealCommand command) {}

    /** Stands for the colleague who will be chosen when the step is taken. */
    private static final AccountId NOBODY = new AccountId(0);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DemoTexts texts;
    private final Random random;
    private final Instant end;
    private final List<Step> steps = new ArrayList<>();
    private Instant now;

    private AppealLife(DemoTexts texts, Random random, Instant received, Instant end) {
        this.texts = texts;
        this.random = random;
        this.end = end;
        this.now = received;
    }

    /**
     * Plans the steps after an appeal was received.
     *
     * @param confidential whether only named people work on it
     * @param approved whether a second person approves the reply
     * @param anonymous whether the petitioner can't be asked
     * @param above how many organizations there are above the one that has it
     * @param end nothing happens after it
     */
    static List<Step> plan(
            DemoTexts texts,
            Random random,
            Instant received,
            Instant end,
            String reply,
            boolean confidential,
            boolean approved,
            boolean anonymous,
            int above) {
        var life = new AppealLife(texts, random, received, end);
        if (confidential) {
            life.confidential(reply);
        } else {
            life.ordinary(reply, approved, anonymous, above);
        }
        return life.steps;
    }

    private void ordinary(String reply, boolean approved, boolean anonymous, int above) {
        if (chance(3)) {
            step(hours(4, 60), By.PETITIONER, new AppealCommand.Withdraw(texts.line("withdrawn", random)));
            return;
        }
        // A few lie too long before anybody looks at them.
        var tardy = chance(4);
        var prompt = !tardy && chance(12);
        var lag = tardy ? days(16, 24) : prompt ? hours(2, 20) : hours(3, 90);
        if (chance(3)) {
            step(
                    lag,
                    By.SUPERVISOR,
                    new AppealCommand.Decline(texts.line("declined", random), texts.line("right-body", random)));
            return;
        }
        step(lag, By.SUPERVISOR, new AppealCommand.Accept(prompt));
        step(hours(1, 30), By.SUPERVISOR, new AppealCommand.Assign(null, "", texts.line("assign", random)));
        step(hours(2, 40), By.HANDLER, new AppealCommand.Start());
        step(hours(1, 20), By.HANDLER, new AppealCommand.Note(texts.line("notes", random)));
        if (!anonymous && chance(35)) {
            step(hours(2, 60), By.HANDLER, new AppealCommand.Write(texts.line("messages", random)));
            if (chance(70)) {
                step(hours(2, 60), By.PETITIONER, new AppealCommand.Write(texts.line("petitioner", random)));
            }
        }
        if (!anonymous && chance(12)) {
            step(hours(4, 90), By.HANDLER, new AppealCommand.Pause(texts.line("pauses", random)));
            step(days(1, 8), By.HANDLER, new AppealCommand.Resume());
        }
        if (!tardy && !prompt && chance(5)) {
            step(days(10, 20), By.HANDLER, new AppealCommand.Extend(30, texts.line("extensions", random)));
        }
        var slow = chance(7);
        step(slow ? days(58, 85) : days(2, 34), By.HANDLER, new AppealCommand.Answer(reply));
        if (approved) {
            step(hours(1, 30), By.COLLEAGUE, new AppealCommand.DecideDraft(true, ""));
        }
        step(hours(2, 50), By.HANDLER, new AppealCommand.Deliver(day(now), AppealCommand.DeliveryWay.ELECTRONIC));
        if (above > 0 && chance(3)) {
            reviewed(above);
            return;
        }
        step(days(1, 6), By.HANDLER, new AppealCommand.Close(texts.line("outcomes", random)));
        if (chance(62)) {
            // Where a second person approved the answer nobody is left in a small office to look at it again.
            var content = chance(87) || approved;
            step(
                    hours(3, 100),
                    By.PETITIONER,
                    new AppealCommand.Rate(content, texts.line(content ? "satisfied" : "dissatisfied", random)));
            if (!content) {
                var stands = chance(60);
                step(
                        days(1, 6),
                        By.COLLEAGUE,
                        new AppealCommand.DecideSecondLook(stands, texts.line("second-look", random)));
                if (!stands) {
                    handledAgain(reply, approved);
                }
            }
        }
    }

    /** A second look found that it was not settled after all. */
    private void handledAgain(String reply, boolean approved) {
        step(hours(2, 30), By.SUPERVISOR, new AppealCommand.Assign(null, "", texts.line("assign", random)));
        step(hours(2, 40), By.HANDLER, new AppealCommand.Start());
        step(days(3, 25), By.HANDLER, new AppealCommand.Answer(reply));
        if (approved) {
            step(hours(1, 30), By.COLLEAGUE, new AppealCommand.DecideDraft(true, ""));
        }
        step(hours(2, 50), By.HANDLER, new AppealCommand.Deliver(day(now), AppealCommand.DeliveryWay.ELECTRONIC));
        step(days(1, 6), By.HANDLER, new AppealCommand.Close(texts.line("outcomes", random)));
    }

    /** Not content with the answer: the organization above decides, seldom late; some go on to the one above that. */
    private void reviewed(int above) {
        step(days(3, 20), By.PETITIONER, new AppealCommand.RequestReview(texts.line("review", random)));
        var upheld = chance(70);
        step(
                chance(6) ? days(31, 40) : days(6, 24),
                By.SUPERIOR,
                new AppealCommand.DecideReview(
                        upheld, texts.line(upheld ? "review-upheld" : "review-changed", random)));
        step(hours(2, 50), By.SUPERIOR, new AppealCommand.Deliver(day(now), AppealCommand.DeliveryWay.POST));
        if (upheld && above > 1 && chance(40)) {
            step(days(3, 20), By.PETITIONER, new AppealCommand.RequestReview(texts.line("re-review", random)));
            step(
                    days(6, 24),
                    By.HIGHEST,
                    new AppealCommand.DecideReview(true, texts.line("re-review-decided", random)));
            step(hours(2, 50), By.HIGHEST, new AppealCommand.Deliver(day(now), AppealCommand.DeliveryWay.POST));
            return;
        }
        step(days(1, 6), By.SUPERIOR, new AppealCommand.Close(texts.line("outcomes", random)));
    }

    private void confidential(String reply) {
        step(hours(1, 10), By.HANDLER, new AppealCommand.Accept(false));
        step(hours(1, 6), By.HANDLER, new AppealCommand.Assign(null, "", ""));
        step(hours(1, 6), By.HANDLER, new AppealCommand.Start());
        step(hours(1, 6), By.HANDLER, new AppealCommand.NameParticipant(NOBODY, ""));
        step(days(2, 14), By.HANDLER, new AppealCommand.Answer(reply));
        step(hours(2, 50), By.COLLEAGUE, new AppealCommand.DecideDraft(true, ""));
        step(days(1, 4), By.HANDLER, new AppealCommand.Deliver(day(now), AppealCommand.DeliveryWay.IN_PERSON));
        step(days(3, 9), By.HANDLER, new AppealCommand.Close(texts.line("outcomes", random)));
    }

    /** A step after some time, moved into office hours; nothing after the end of the story. */
    private void step(Duration after, By by, AppealCommand command) {
        now = officeHours(now.plus(after), by);
        if (now.isBefore(end)) {
            steps.add(new Step(now, by, command));
        }
    }

    private Instant officeHours(Instant at, By by) {
        if (by == By.PETITIONER) {
            return at;
        }
        var local = at.atZone(ZONE);
        var date = local.toLocalDate();
        var time = local.toLocalTime();
        if (time.isAfter(LocalTime.of(17, 30))) {
            date = date.plusDays(1);
            time = LocalTime.of(8, 30).plusMinutes(random.nextInt(180));
        } else if (time.isBefore(LocalTime.of(8, 30))) {
            time = LocalTime.of(8, 30).plusMinutes(random.nextInt(180));
        }
        while (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            date = date.plusDays(1);
        }
        return date.atTime(time).atZone(ZONE).toInstant();
    }

    private LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Duration hours(int from, int to) {
        return Duration.ofMinutes(from * 60L + random.nextInt((to - from) * 60));
    }

    private Duration days(int from, int to) {
        return hours(from * 24, to * 24);
    }
}
