package org.qiaoliang.kernel;

import java.util.Arrays;
import java.util.Optional;

/** The ten kinds of mass organization (群团组织). The number is part of every {@link ScopeKey} and never changes. */
public enum OrganizationKind {
    /** 工会. */
    TRADE_UNION(1, "trade-union"),
    /** 共青团. */
    YOUTH_LEAGUE(2, "youth-league"),
    /** 妇联. */
    WOMENS_FEDERATION(3, "womens-federation"),
    /** 科协. */
    SCIENCE_ASSOCIATION(4, "science-association"),
    /** 文联. */
    LITERARY_CIRCLES(5, "literary-circles"),
    /** 残联. */
    DISABLED_FEDERATION(6, "disabled-federation"),
    /** 工商联. */
    INDUSTRY_COMMERCE(7, "industry-commerce"),
    /** 红十字会. */
    RED_CROSS(8, "red-cross"),
    /** 社科联. */
    SOCIAL_SCIENCES(9, "social-sciences"),
    /** 侨联. */
    OVERSEAS_CHINESE(10, "overseas-chinese");

    private final int number;
    private final String code;

    OrganizationKind(int number, String code) {
        this.number = number;
        this.code = code;
    }

    public int number() {
        return number;
    }

    /** The word in URLs, JSON and message keys ({@code kernel.kind.trade-union}). */
    public String code() {
        return code;
    }

    public static OrganizationKind ofNumber(int number) {
        return values()[number - 1];
    }

    public static Optional<OrganizationKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
