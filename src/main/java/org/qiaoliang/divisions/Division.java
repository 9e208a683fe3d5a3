package org.qiaoliang.divisions;

import java.util.Optional;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.kernel.DivisionLevel;

/**
 * An administrative division as it is, or was, on some day.
 *
 * @param id stays the same whatever it is called, coded or part of (DIV-1)
 * @param name as published, such as 任城区 or 孟庄社区居委会
 * @param fullName with the names above it from the deployment's root down, such as 济宁市任城区古槐街道; that of the root is
 *     its name
 * @param parent empty for a province
 * @param inForce whether it exists on that day; when it was merged or split away this is what it was last
 */
public record Division(
        DivisionId id, DivisionCode code, String name, String fullName, Optional<DivisionId> parent, boolean inForce) {

    public DivisionLevel level() {
        return code.level();
    }

    /** The code as a number of twelve digits, as rows keep it. */
    public long place() {
        return code.place();
    }
}
