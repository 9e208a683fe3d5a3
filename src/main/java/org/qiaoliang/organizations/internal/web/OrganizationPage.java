package org.qiaoliang.organizations.internal.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.organizations.DutyHours;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Tab;

/**
 * One organization with what concerns it.
 *
 * @param kind message key
 * @param level message key
 * @param tree where it stands among those of its kind
 * @param form of the part that is being changed, or what is wrong with what was asked
 */
public record OrganizationPage(
        String href,
        int version,
        String name,
        String shortName,
        String kind,
        String level,
        String place,
        String treeHref,
        List<Tab> path,
        @Nullable Link superior,
        int below,
        String phone,
        String address,
        DutyHours hours,
        List<String> accepts,
        List<Post> posts,
        List<Work> work,
        List<Past> history,
        @Nullable LocalDate closedOn,
        @Nullable Link heir,
        List<Link> inherited,
        boolean mayManage,
        Choices choices,
        Form form) {
    public OrganizationPage {
        path = List.copyOf(path);
        accepts = List.copyOf(accepts);
        posts = List.copyOf(posts);
        work = List.copyOf(work);
        history = List.copyOf(history);
        inherited = List.copyOf(inherited);
    }

    public record Link(String name, String href) {}

    /** A post; {@code end} leads to ending it, null when the viewer may not or it has ended. */
    public record Post(
            String holder,
            String title,
            String engagement,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String end) {}

    /** Open work by message key. */
    public record Work(String key, long count, String href) {}

    public record Past(
            String name, @Nullable LocalDate from, @Nullable LocalDate to) {}

    /**
     * What the forms offer.
     *
     * @param matters that its kind may take
     * @param heirs who may take over
     * @param open work that would be handed on, whoever sees it
     */
    public record Choices(List<Choice> matters, List<Choice> heirs, List<Choice> engagements, List<Work> open) {
        static final Choices NONE = new Choices(List.of(), List.of(), List.of(), List.of());

        public Choices {
            matters = List.copyOf(matters);
            heirs = List.copyOf(heirs);
            engagements = List.copyOf(engagements);
            open = List.copyOf(open);
        }
    }
}
