package org.qiaoliang.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.tables.ledger.Routines;

/** Posts straight through the functions of the schema. */
public record Poster(LedgerDatabase database) {
    public long post(
            LocalDate day,
            DivisionCode place,
            long organization,
            String measure,
            String category,
            String channel,
            long quantity,
            long amount,
            @Nullable String phone,
            boolean unidentified) {
        return database.app
                .select(Routines.post(
                        OffsetDateTime.now(),
                        day,
                        SmallCity.id(place).value(),
                        place.place(),
                        (short) (organization % 100),
                        organization,
                        measure,
                        category,
                        channel,
                        quantity,
                        amount,
                        phone == null ? null : phone.getBytes(StandardCharsets.UTF_8),
                        unidentified,
                        "test",
                        "T-1"))
                .fetchSingle()
                .value1();
    }

    public void reverse(long entry) {
        database.app
                .select(Routines.reverse(entry, "mistake", OffsetDateTime.now()))
                .fetch();
    }
}
