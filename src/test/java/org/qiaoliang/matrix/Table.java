package org.qiaoliang.matrix;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The matrix as it is kept: a Markdown table that people read and the test compares. */
final class Table {
    static final String BEGIN = "<!-- matrix: begin -->";
    static final String END = "<!-- matrix: end -->";
    private static final String INTRODUCTION = """
            # Who may call what

            Every endpoint of the program, tried as everybody. The table is written by the test that keeps it
            (`PermissionMatrixIT`): an endpoint that is not here, or answers otherwise, fails `./check`. After a change that
            is meant, write it anew with `mvn test -Dtest=PermissionMatrixIT -Dmatrix.write=true` and read the difference.

            Records lie with the trade union (工会) of 370811. Staff are tried twice: with a grant over that kind and
            place, and with one over another kind and place; two signs in a cell are in scope / out of scope.
            What belongs to a person (their sessions, background work, notices) is theirs / of somebody else.

            | sign | meaning |
            |---|---|
            | ✓ | may call it (what comes back may be a complaint about the input) |
            | 403 | theirs to see, not to do |
            | · | does not exist for them (404) |
            | → | must sign in first (401, or the sign-in page) |

            """;

    private Table() {}

    static String write(List<String> columns, Map<String, Map<String, String>> cells) {
        var text = new StringBuilder(INTRODUCTION).append(BEGIN).append('\n');
        text.append("| endpoint | ").append(String.join(" | ", columns)).append(" |\n|---|");
        columns.forEach(column -> text.append(":-:|"));
        text.append('\n');
        cells.forEach((endpoint, row) -> text.append(row(endpoint, columns, row)));
        return text.append(END).append('\n').toString();
    }

    private static String row(String endpoint, List<String> columns, Map<String, String> row) {
        var line = new StringBuilder("| `").append(endpoint).append("` |");
        columns.forEach(
                column -> line.append(' ').append(row.getOrDefault(column, "?")).append(" |"));
        return line.append('\n').toString();
    }

    /** Rows by endpoint, as they stand in a document. */
    static Map<String, String> rows(String document) {
        var rows = new TreeMap<String, String>();
        document.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            var end = line.indexOf("` |");
            rows.put(line.substring(3, end), line.strip());
        });
        return rows;
    }
}
