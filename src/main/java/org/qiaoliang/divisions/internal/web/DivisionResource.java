package org.qiaoliang.divisions.internal.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.qiaoliang.access.Open;
import org.qiaoliang.divisions.Division;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.kernel.Absent;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The region tree for outside programs: public reference data. */
@RestController
@Open
class DivisionResource {
    private static final int MOST = 20;

    private final Divisions divisions;

    DivisionResource(Divisions divisions) {
        this.divisions = divisions;
    }

    /**
     * A division in JSON.
     *
     * @param level province, prefecture, county, township or village
     * @param below whether there are divisions below it
     */
    record DivisionJson(String code, String name, String fullName, String level, boolean below) {}

    /** What lies directly below {@code parent}; what {@code q} finds; the root alone when neither is given. */
    @GetMapping("/api/v1/divisions")
    ResponseEntity<List<DivisionJson>> list(
            @RequestParam(defaultValue = "") String parent, @RequestParam(defaultValue = "") String q) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(found(parent.strip(), q.strip()).stream().map(this::json).toList());
    }

    private List<Division> found(String parent, String q) {
        if (!parent.isEmpty()) {
            var division = FormPlacePickers.within(divisions, parent).orElseThrow(Absent::new);
            return divisions.children(division.id());
        }
        return q.isEmpty()
                ? divisions.root().stream().toList()
                : divisions.search(q.substring(0, Math.min(60, q.length())), MOST);
    }

    private DivisionJson json(Division division) {
        return new DivisionJson(
                division.code().digits(),
                division.name(),
                division.fullName(),
                division.level().name().toLowerCase(Locale.ROOT),
                !divisions.children(division.id()).isEmpty());
    }
}
