package org.qiaoliang.access;

import static org.qiaoliang.access.Permission.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a grant gives, over its division and kinds of organization. */
public enum Role {
    /** 村、社区干部: takes in on behalf of people and works on what lies with the village. */
    VILLAGE_WORKER("village-worker", APPEAL_INTAKE, APPEAL_READ, APPEAL_HANDLE, PERSON_READ, PERSON_EDIT),
    /** 热线和窗口受理员. */
    OPERATOR("operator", APPEAL_INTAKE),
    /** 经办人. */
    HANDLER("handler", APPEAL_INTAKE, APPEAL_READ, APPEAL_HANDLE, PERSON_READ, PERSON_EDIT, PERSON_REVEAL),
    /** 部门负责人: decides who handles and approves what others drafted. */
    SUPERVISOR(
            "supervisor",
            APPEAL_INTAKE,
            APPEAL_READ,
            APPEAL_HANDLE,
            APPEAL_ASSIGN,
            APPEAL_APPROVE,
            APPEAL_EXPORT,
            FIGURES_READ,
            PERSON_READ,
            PERSON_EDIT,
            PERSON_REVEAL),
    /** 保密案件专办员: the duty that first receives confidential cases. */
    CASE_OFFICER("case-officer", CONFIDENTIAL_RECEIVE),
    /** 领导、联席会议办公室. */
    LEADER("leader", APPEAL_READ, FIGURES_READ),
    AUDITOR("auditor", AUDIT_READ),
    /** Settings and accounts; no personal data. */
    ADMINISTRATOR("administrator", ACCOUNTS_MANAGE, ORGANIZATIONS_MANAGE, SETTINGS_MANAGE, OUTBOX_READ);

    private final String code;
    private final Set<Permission> permissions;

    Role(String code, Permission... permissions) {
        this.code = code;
        this.permissions = permissions.length == 0 ? Set.of() : Set.copyOf(EnumSet.copyOf(Arrays.asList(permissions)));
    }

    /** The word in URLs, JSON, the database and message keys ({@code access.role.handler}). */
    public String code() {
        return code;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    public static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
