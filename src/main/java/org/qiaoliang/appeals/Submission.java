package org.qiaoliang.appeals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as its petitioner, or whoever files for them, puts it. Checked by {@link AppealIntake}, which complains of all
 * fields at once.
 *
 * @param category code of the category
 * @param division code of the place it concerns, within the deployment's root
 * @param title 2 to 100 characters
 * @param text 1 to 5,000 characters
 * @param anonymous whether no contact is to be kept (APPEAL-9); a contact given nevertheless is thrown away
 * @param contact who can be asked and told, null when anonymous
 * @param people how many people it concerns
 * @param representatives those besides the contact who speak for a collective matter; at most four, so that there are at
 *     most five in all (APPEAL-2)
 * @param language {@code zh} or {@code en}: in which language the petitioner is told
 * @param aboutReceiver of a denunciation: that it is about the very body that would receive it, so that another does
 */
public record Submission(
        String category,
        String division,
        String title,
        String text,
        boolean anonymous,
        @Nullable Contact contact,
        int people,
        List<Contact> representatives,
        String language,
        boolean aboutReceiver) {

    /** Somebody who can be reached. */
    public record Contact(String name, String phone) {}

    public Submission {
        representatives = List.copyOf(representatives);
    }

    /** An ordinary matter of one person. */
    public static Submission of(
            String category, String division, String title, String text, boolean anonymous, @Nullable Contact contact) {
        return new Submission(category, division, title, text, anonymous, contact, 1, List.of(), "zh", false);
    }
}
