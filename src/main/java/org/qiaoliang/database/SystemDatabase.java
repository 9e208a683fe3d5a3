package org.qiaoliang.database;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks what works with the database role {@code qiaoliang_system}: {@code DSLContext}, {@code TransactionTemplate},
 * {@code PlatformTransactionManager} and {@code DataSource} of background work. Without the mark one gets those of
 * {@code qiaoliang_app}, under the policies of the viewer.
 */
@Documented
@Qualifier("system")
@Retention(RetentionPolicy.RUNTIME)
public @interface SystemDatabase {}
