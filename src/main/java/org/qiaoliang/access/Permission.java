package org.qiaoliang.access;

/**
 * One thing that can be allowed. Each has a scope of its own in a viewer, from the grants whose role includes it, and is
 * known to the database by its code: {@code access.scope('appeal.read')}.
 */
public enum Permission {
    /** Take an appeal in for somebody: hotline, counter, on behalf (代办). */
    APPEAL_INTAKE("appeal.intake"),
    APPEAL_READ("appeal.read"),
    /** Accept, decline, work on, answer, close. */
    APPEAL_HANDLE("appeal.handle"),
    /** Decide who handles. */
    APPEAL_ASSIGN("appeal.assign"),
    /** Approve a reply drafted by somebody else; second look. */
    APPEAL_APPROVE("appeal.approve"),
    APPEAL_EXPORT("appeal.export"),
    /** First to receive a confidential case of the organization; opens it by name after that. */
    CONFIDENTIAL_RECEIVE("confidential.receive"),
    FIGURES_READ("figures.read"),
    AUDIT_READ("audit.read"),
    ACCOUNTS_MANAGE("accounts.manage"),
    ORGANIZATIONS_MANAGE("organizations.manage"),
    /** Divisions, calendar, categories, deadline policies, limits. */
    SETTINGS_MANAGE("settings.manage"),
    /** Read what went out to people, in the outbox. */
    OUTBOX_READ("outbox.read"),
    /** See the persons that a body keeps: who they are, masked, and what that body knows of them. */
    PERSON_READ("person.read"),
    /** Add persons and households, change, certify, join, transfer. */
    PERSON_EDIT("person.edit"),
    /** ID number, phones and address in the clear, with a reason. */
    PERSON_REVEAL("person.reveal");

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
