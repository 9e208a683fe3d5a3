package org.qiaoliang.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Staff with one of these permissions, somewhere, may call this endpoint; whether it reaches the record in question is
 * decided by the service. An endpoint without any of the annotations of this package is refused to all (ACCESS-2).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Needs {
    Permission[] value();
}
