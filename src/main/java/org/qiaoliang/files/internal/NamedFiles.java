package org.qiaoliang.files.internal;

import java.util.UUID;
import org.jooq.DSLContext;
import org.qiaoliang.files.FileOwner;

/** Names, for the running transaction, the file or the record whose files the database is to show. */
final class NamedFiles {
    private NamedFiles() {}

    static void file(DSLContext sql, UUID id) {
        sql.fetch("select set_config('qiaoliang.file', ?, true)", id.toString());
    }

    static void ofOwner(DSLContext sql, FileOwner owner) {
        sql.fetch("select set_config('qiaoliang.file_owner', ?, true)", owner.type() + ' ' + owner.number());
    }
}
