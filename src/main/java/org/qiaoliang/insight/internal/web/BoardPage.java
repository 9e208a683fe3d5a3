package org.qiaoliang.insight.internal.web;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.web.Chart;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Sort;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Tile;

/**
 * One board for one reader.
 *
 * @param tabs the boards, when there are several
 * @param path from what the reader may see down to the division looked at
 * @param partial whether the reader sees only part of the division
 * @param changes the two ways to tell a change
 * @param by along what the league table compares, empty for divisions
 * @param entries where the entries behind the board are
 * @param confidential empty when nothing is published for this reader
 */
public record BoardPage(
        String title,
        String division,
        String code,
        String action,
        String by,
        List<Tab> tabs,
        List<Tab> path,
        Form form,
        Filters filters,
        boolean partial,
        List<Tab> changes,
        List<Tile> tiles,
        List<Drawn> charts,
        @Nullable League league,
        String entries,
        List<Published> confidential) {

    /** What can be chosen. */
    public record Filters(List<Choice> kinds, List<Choice> categories, List<Choice> channels, List<Choice> views) {}

    /** @param width of twelve columns */
    public record Drawn(Chart chart, String title, String download, int width) {}

    /**
     * The parts of a division, a kind, a category, a month or a way in, compared.
     *
     * @param along what the parts are
     * @param ranked whether their order is a rank
     * @param tabs the other ways to compare
     */
    public record League(
            String along,
            boolean ranked,
            List<Tab> tabs,
            Sort sort,
            List<Column> columns,
            List<Line> lines,
            String download) {}

    public record Column(String code, String text) {}

    /** @param rank from 1 */
    public record Line(int rank, String name, String href, List<Cell> cells) {}

    /**
     * @param number null where there is none
     * @param change against last year, empty for none
     * @param heat from 0 to 4, the best the highest; empty for none
     */
    public record Cell(@Nullable BigDecimal number, String text, String change, String heat) {}

    /** A published figure of confidential services. */
    public record Published(String division, String kind, String text) {}
}
