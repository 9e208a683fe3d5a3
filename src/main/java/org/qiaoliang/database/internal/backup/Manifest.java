package org.qiaoliang.database.internal.backup;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds.
 *
 * @param made       instant of the snapshot
 * @param postgres   version of the server it came from
 * @param key        fingerprint of the master key that its sealed values need
 * @param migrations versions that gave the tables their shape
 */
record Manifest(
        int format,
        String made,
        String postgres,
        String key,
        List<String> migrations,
        List<Table> tables,
        List<Sequence> sequences,
        List<Extra> extras) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Rows of one table; names are quoted where SQL needs it. A partition tells its parent and its bounds. */
    record Table(
            String name,
            String columns,
            long rows,
            String sha256,
            @Nullable String partitionOf,
            @Nullable String bound) {
        String entry() {
            return "tables/" + name;
        }

        Table counted(long rows, String sha256) {
            return new Table(name, columns, rows, sha256, partitionOf, bound);
        }
    }

    record Sequence(String name, long lastValue) {}

    /** A file that the program keeps beside the database. */
    record Extra(String path, String sha256) {
        String entry() {
            return "data/" + path;
        }
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    byte[] toJson() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifest read(InputStream in) {
        return JSON.readValue(in, Manifest.class);
    }
}
