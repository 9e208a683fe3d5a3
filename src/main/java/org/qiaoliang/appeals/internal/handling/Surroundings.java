package org.qiaoliang.appeals.internal.handling;

import java.util.List;
import java.util.Optional;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.internal.deadlines.DeadlinePolicy;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;

/** What the rules ask about things besides the appeal itself. */
public interface Surroundings {
    /** An open organization, as a body that can have the appeal. */
    Optional<Appeal.Body> body(OrganizationId organization);

    /** Whether an organization may have an appeal of this category (APPEAL-1, APPEAL-2). */
    boolean mayHave(OrganizationId organization);

    /** A category, in use or not. */
    Optional<Category> category(String code);

    /** The times that hold once a body has it. */
    DeadlinePolicy policy(Appeal.Body body);

    /** The organization directly above. */
    Optional<Appeal.Body> superior(OrganizationId organization);

    /** Name of an organization as the petitioner reads it. */
    String name(OrganizationId organization);

    /** Whether a message reaches the petitioner by itself. */
    boolean reachesPetitioner();

    /** Another appeal that the viewer may work on. */
    Optional<Other> other(AppealNumber number);

    /** Whether the appeal of that number was joined with this one. */
    boolean isJoinedHere(AppealNumber number);

    /** Of one that is joined, the other appeal of the same person with which they are asked whether it helped. */
    Optional<AppealNumber> askedWith();

    /**
     * Whether this person is of the body and may work on what lies there; on a confidential case, whether such cases are
     * theirs to receive. The same that the drop-downs offer.
     */
    boolean canHandle(AccountId person, Appeal.Body body);

    /**
     * Who could look again at what was answered: of the body that has it, then of each one above, the nearest first; on a
     * confidential case those whose duty it is to receive such.
     */
    List<List<Colleague>> judges();

    /**
     * Another appeal.
     *
     * @param samePetitioner whether the same phone filed both
     */
    record Other(long id, AppealState state, boolean confidential, boolean samePetitioner) {}
}
