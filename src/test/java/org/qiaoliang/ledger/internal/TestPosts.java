package org.qiaoliang.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.tables.ledger.Routines;

/** Posts to the ledger of the running application, for divisions that exist. */
public record TestPosts(DSLContext sql) {
    public long post(
            String measure,
            LocalDate day,
            String village,
            OrganizationKind kind,
            String category,
            long quantity,
            @Nullable String phone) {
        return sql.select(Routines.post(
                        OffsetDateTime.now(),
                        day,
                        1,
                        new DivisionCode(village).place(),
                        (short) kind.number(),
                        1L,
                        measure,
                        category,
                        "portal",
                        quantity,
                        quantity * 100,
                        phone == null ? null : phone.getBytes(StandardCharsets.UTF_8),
                        phone == null,
                        "test",
                        "T-" + village))
                .fetchSingle()
                .value1();
    }
}
