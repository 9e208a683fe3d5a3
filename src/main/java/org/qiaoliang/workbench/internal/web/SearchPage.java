package org.qiaoliang.workbench.internal.web;

import java.util.List;
import org.qiaoliang.search.SearchHit;

/**
 * What was found, by module.
 *
 * @param words empty when nothing was asked yet
 * @param expired whether the address is that of an old search
 */
public record SearchPage(String words, boolean expired, List<Found> found) {
    /** What one module found. */
    public record Found(String source, List<SearchHit> hits) {}
}
