package org.qiaoliang.appeals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;

/** What staff or the petitioner do with an appeal. Each is one transition of the table, or leaves the state as it is. */
public sealed interface AppealCommand {
    /** 受理. With the simplified procedure (简易办理) the shorter time to settle holds. */
    record Accept(boolean simplified) implements AppealCommand {}

    /** 不予受理, naming who is in charge of it. */
    record Decline(String reason, String rightBody) implements AppealCommand {}

    /** 交办 to a person; to whoever assigns when null. */
    record Assign(@Nullable AccountId handler, String handlerName, String note) implements AppealCommand {}

    record Start() implements AppealCommand {}

    /** Waits for the petitioner, who is asked this. */
    record Pause(String question) implements AppealCommand {}

    record Resume() implements AppealCommand {}

    /** More time to settle, once, with notice. */
    record Extend(int days, String reason) implements AppealCommand {}

    /** Answers, or drafts the answer where the policy asks for a second person. */
    record Answer(String text) implements AppealCommand {}

    /** The second person's word on a drafted answer; the reason is needed when it is given back. */
    record DecideDraft(boolean approved, String reason) implements AppealCommand {}

    /** The answer reached the petitioner (送达). */
    record Deliver(LocalDate on, DeliveryWay way) implements AppealCommand {}

    /** The petitioner was told that it was accepted or declined (告知), other than by the message that goes out itself. */
    record RecordNotification(LocalDate on, NotificationWay way) implements AppealCommand {}

    record Close(String outcome) implements AppealCommand {}

    record Reopen(String reason) implements AppealCommand {}

    /** After a dissatisfied petitioner (APPEAL-7), by somebody who did not handle it. */
    record DecideSecondLook(boolean stands, String reason) implements AppealCommand {}

    /** Decides a review (复查) or re-review (复核). */
    record DecideReview(boolean upheld, String text) implements AppealCommand {}

    /** A hearing (听证) of a re-review begins: its time does not count (APPEAL-2). */
    record StartHearing() implements AppealCommand {}

    /** The hearing is over; what is owed runs on, later by its length. */
    record EndHearing() implements AppealCommand {}

    /** 转办 to another organization. */
    record Transfer(OrganizationId organization, String reason) implements AppealCommand {}

    /** 更正类别: it was filed under the wrong category. */
    record Recategorize(String category, String reason) implements AppealCommand {}

    /** A wrong referral goes back to its sender. */
    record GiveBack(String reason) implements AppealCommand {}

    /** Joins it as a repeat with another (APPEAL-8). */
    record Join(AppealNumber into, String reason) implements AppealCommand {}

    /** By the petitioner, or recorded for them. */
    record Withdraw(String reason) implements AppealCommand {}

    /** The petitioner asks for a review (复查) or re-review (复核). */
    record RequestReview(String reason) implements AppealCommand {}

    /** Whether it helped (APPEAL-7). */
    record Rate(boolean satisfied, String comment) implements AppealCommand {}

    /**
     * A message, from the petitioner or to them.
     *
     * @param to by staff: the number of one that was joined with the appeal, for its petitioner alone; {@link #ALL} for the
     *     petitioner and all those; empty for the petitioner alone
     */
    record Write(String text, String to) implements AppealCommand {
        public static final String ALL = "all";

        public Write(String text) {
            this(text, "");
        }
    }

    /** A work note, for colleagues. */
    record Note(String text) implements AppealCommand {}

    /** Names somebody on a confidential case (APPEAL-4). */
    record NameParticipant(AccountId account, String name) implements AppealCommand {}

    /** How the petitioner was told. */
    enum NotificationWay {
        PHONE("phone"),
        IN_PERSON("in-person"),
        POST("post"),
        ELECTRONIC("electronic");

        private final String code;

        NotificationWay(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<NotificationWay> ofCode(String code) {
            return Arrays.stream(values()).filter(w -> w.code.equals(code)).findFirst();
        }
    }

    /** How an answer was delivered. */
    enum DeliveryWay {
        IN_PERSON("in-person"),
        POST("post"),
        ELECTRONIC("electronic"),
        /** 公告送达. */
        PUBLIC_NOTICE("public-notice");

        private final String code;

        DeliveryWay(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<DeliveryWay> ofCode(String code) {
            return Arrays.stream(values()).filter(w -> w.code.equals(code)).findFirst();
        }
    }
}
