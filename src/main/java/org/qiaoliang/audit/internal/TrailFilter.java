package org.qiaoliang.audit.internal;

import java.time.LocalDate;
import java.util.Optional;
import org.qiaoliang.kernel.Scope;

/**
 * Which part of the trail an auditor asks for.
 *
 * @param who login, resident's account or job, exactly; empty for anybody
 * @param action exactly, or a beginning that ends in a dot; empty for any
 * @param type of record, such as {@code appeal}; empty for any
 * @param subject public number or id, exactly; empty for any
 * @param from first day, in the city's time
 * @param to last day
 * @param whose organizations by kind and place; empty for all
 */
public record TrailFilter(
        String who,
        String action,
        String type,
        String subject,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<Scope> whose) {}
