package org.qiaoliang.appeals.internal.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.web.Form;

/** Asks for the reason before a contact is shown, then shows it once. */
public record RevealPage(String number, Form form, @Nullable Shown shown) {
    /** In the clear. */
    public record Shown(String name, String phone, List<Submission.Contact> representatives) {
        public Shown {
            representatives = List.copyOf(representatives);
        }
    }
}
