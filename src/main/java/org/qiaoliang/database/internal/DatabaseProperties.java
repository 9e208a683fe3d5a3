package org.qiaoliang.database.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach PostgreSQL.
 *
 * @param url JDBC URL without credentials; none: the embedded PostgreSQL
 * @param appPoolSize connections for requests
 */
@ConfigurationProperties("qiaoliang.db")
record DatabaseProperties(
        @Nullable String url,
        @DefaultValue Login owner,
        @DefaultValue Login app,
        @DefaultValue Login system,
        @DefaultValue("16") int appPoolSize,
        @DefaultValue("6") int systemPoolSize) {
    record Login(@Nullable String user, @Nullable String password) {}

    /**
     * Properties of the program as a whole.
     *
     * @param data folder of the program's own files
     * @param masterKeyFile file with the master key
     * @param masterKey base64 of the master key, where it is given by environment and not by file
     * @param demo whether the database is to hold the demo city; not said: what it already is, or for a new one yes if embedded
     * @param resetDemo whether to empty a demo database first
     * @param command what the program was started for, if not to serve
     */
    @ConfigurationProperties("qiaoliang")
    record Program(
            @DefaultValue("var") Path data,
            @Nullable Path masterKeyFile,
            @Nullable String masterKey,
            @Nullable Boolean demo,
            @DefaultValue("false") boolean resetDemo,
            @Nullable String command) {
        Path masterKeyPath() {
            return masterKeyFile != null
                    ? masterKeyFile
                    : data.resolve("secrets").resolve("master.key");
        }
    }
}
