package org.qiaoliang.appeals.internal.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;

/** Submissions and receipts as other programs send and get them. */
final class SubmissionJson {
    private SubmissionJson() {}

    /** What is answered. */
    record Received(String number, String code, String receivingBody) {
        static Received of(Receipt receipt) {
            return new Received(receipt.number().value(), receipt.code(), receipt.receivingBody());
        }
    }

    static Submission read(JsonBody body, Locale locale) {
        var anonymous = body.flag("anonymous", false);
        var submission = new Submission(
                body.text("category"),
                body.text("division"),
                body.text("title"),
                body.text("text"),
                anonymous,
                anonymous ? null : contact(body),
                body.whole("people", Integer.MIN_VALUE, 1),
                body.list("representatives").stream()
                        .map(other -> new Submission.Contact(other.text("name"), other.text("phone")))
                        .toList(),
                "en".equals(locale.getLanguage()) ? "en" : "zh",
                body.flag("aboutReceiver", false));
        body.raise();
        return submission;
    }

    private static Submission.@Nullable Contact contact(JsonBody body) {
        if (!body.has("contact")) {
            return null;
        }
        var contact = body.inner("contact");
        return new Submission.Contact(contact.text("name"), contact.text("phone"));
    }
}
