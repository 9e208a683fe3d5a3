package org.qiaoliang.database.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach PostgreSQL.
 *
 * @param url JDBC URL without credentials
 * @param appPoolSize connections for requests
 */
@ConfigurationProperties("qiaoliang.db")
record DatabaseProperties(
        String url,
        Login owner,
        Login app,
        Login system,
        @DefaultValue("16") int appPoolSize,
        @DefaultValue("6") int systemPoolSize) {
    record Login(String user, String password) {}
}
