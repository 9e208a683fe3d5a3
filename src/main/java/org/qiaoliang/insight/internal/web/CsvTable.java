package org.qiaoliang.insight.internal.web;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as a file for spreadsheets: UTF-8 with a byte order mark, and no cell that a spreadsheet would take for a formula.
 */
final class CsvTable {
    private static final String MARK = "\uFEFF";
    private static final String FORMULAS = "=+-@\t\r\n";

    private final StringBuilder text = new StringBuilder(MARK);

    CsvTable row(List<?> cells) {
        text.append(cells.stream().map(CsvTable::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    private static String cell(Object value) {
        var cell = String.valueOf(value);
        if (!(value instanceof Number) && !cell.isEmpty() && FORMULAS.indexOf(cell.charAt(0)) >= 0) {
            cell = "'" + cell;
        }
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
