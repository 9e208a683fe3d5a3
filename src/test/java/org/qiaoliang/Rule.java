package org.qiaoliang;

import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Which numbered rule of the domain a test guards, as in {@code @Rule("APPEAL-1")}. */
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Rule.All.class)
public @interface Rule {
    String value();

    /** Several rules on one test. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        Rule[] value();
    }
}
