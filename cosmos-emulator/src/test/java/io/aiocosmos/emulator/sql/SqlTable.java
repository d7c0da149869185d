package io.aiocosmos.emulator.sql;

import io.aiocosmos.emulator.sql.error.UnsupportedFeature;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Writes {@code docs/sql.md}: a row for each feature, from cases that it runs; a case that fails ends the writing. */
final class SqlTable {
    private static final String HEAD = """
            # What the emulator knows of SQL

            Every clause, operator and function that has a passing case, and the closed list of what is refused. The build
            writes this page from the test cases in `cosmos-emulator/src/test/resources/io/aiocosmos/emulator/sql/cases`,
            each of which it runs, and fails if the page is not what it wrote. To write it again after a change of cases:

            ```
            mvn -pl cosmos-emulator -am test -Dtest=SqlTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dsql.table=write
            ```

            An example that does not start with `SELECT` is the value of an expression. `undefined` is no value: a column
            or an element that is undefined is left out. The last column counts the cases, and those among them that must
            be refused with a certain message.
            """;
    private static final String REFUSALS = """

            The closed list: these %d are refused by name with status 400, wherever they stand.
            """;
    private static final String GAPS = """

            ## Recorded results that are not met

            The tests run every recorded plan and result of the service's own components that came with the official .NET
            SDK. All are met but these.

            | recorded case | why not |
            | --- | --- |
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private SqlTable() {}

    static String write(List<SqlChapter> chapters) {
        SqlTable table = new SqlTable();
        chapters.forEach(table::chapter);
        table.gaps();
        return table.text.toString();
    }

    private void chapter(SqlChapter chapter) {
        text.append("\n## ").append(chapter.title()).append('\n');
        boolean refusals = chapter.cases().stream().allMatch(SqlCase::isRefusal);
        if (refusals) text.append(REFUSALS.formatted(UnsupportedFeature.values().length));
        setting(chapter);
        text.append("\n| | for example | gives | cases |\n| --- | --- | --- | --- |\n");
        chapter.features().forEach(this::row);
    }

    private void setting(SqlChapter chapter) {
        boolean plain = chapter.items().size() == 1 && chapter.items().get(0).isEmpty();
        if (plain && chapter.parameters().isEmpty()) return;
        text.append("\nOver\n\n```\n");
        for (JsonNode item : chapter.items()) text.append(item).append('\n');
        chapter.parameters()
                .forEach((name, value) ->
                        text.append(name).append(" = ").append(value).append('\n'));
        text.append("```\n");
    }

    private void row(String feature, List<SqlCase> cases) {
        for (SqlCase one : cases) {
            if (!one.outcome().equals(one.expected())) throw new AssertionError("fails: " + one);
        }
        SqlCase example = cases.get(0);
        long refused = cases.stream().filter(SqlCase::isRefusal).count();
        String count = refused == 0 || refused == cases.size() ? "" : " (" + refused + " refused)";
        String result = example.isRefusal() ? example.expected().substring(2) : code(example.expected());
        cells(code(feature), code(example.text()), result, cases.size() + count);
    }

    private void gaps() {
        text.append(GAPS);
        RecordedGaps.different().forEach((name, reason) -> cells(name, reason));
        RecordedGaps.refused().forEach((name, lack) -> cells(name, code(lack) + " is refused by name"));
    }

    private void cells(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** A bar would end the cell, even within code. */
    private static String code(String words) {
        String fence = words.contains("`") ? "``" : "`";
        return fence + words.replace("|", "\\|") + fence;
    }
}
