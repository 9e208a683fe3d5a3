package org.qiaoliang.divisions;

/** The public holidays of the law (全国年节及纪念日放假办法, article 2); OTHER for a day given once by decree. */
public enum Festival {
    NEW_YEAR,
    SPRING_FESTIVAL,
    QINGMING,
    LABOUR_DAY,
    DRAGON_BOAT,
    MID_AUTUMN,
    NATIONAL_DAY,
    OTHER
}
