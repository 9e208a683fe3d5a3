package org.qiaoliang.organizations;

import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.OrganizationId;

/**
 * A post that somebody holds in an organization today (ORG-4).
 *
 * @param title such as 权益保障部部长
 * @param engagement full-time, seconded or part-time (专挂兼)
 */
public record StaffPost(OrganizationId organization, AccountId account, String title, Engagement engagement) {

    /** How a cadre serves (专挂兼). */
    public enum Engagement {
        FULL_TIME,
        SECONDED,
        PART_TIME
    }
}
