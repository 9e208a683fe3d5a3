package org.qiaoliang.workbench.internal.web;

import java.util.List;
import org.qiaoliang.search.SearchHit;

/** What was found, by module. */
public record SearchPage(String words, List<Found> found) {
    /** What one module found. */
    public record Found(String source, List<SearchHit> hits) {}
}
