package io.aiocosmos.emulator.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.error.UnsupportedFeature;
import io.aiocosmos.emulator.sql.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the files of cases, and sees to it that nothing of the language is without one. */
class SqlTableTest {
    private static final Path COMMITTED = Path.of("..", "docs", "sql.md");
    private static final List<SqlChapter> CHAPTERS = SqlChapter.all();
    private static final Map<String, List<SqlCase>> FEATURES = features();

    private static Map<String, List<SqlCase>> features() {
        Map<String, List<SqlCase>> features = new HashMap<>();
        for (SqlChapter chapter : CHAPTERS) {
            chapter.features().forEach((feature, cases) -> {
                if (features.put(feature, cases) != null) throw new AssertionError("twice: " + feature);
            });
        }
        return features;
    }

    static Stream<SqlCase> cases() {
        return CHAPTERS.stream().flatMap(chapter -> chapter.cases().stream());
    }

    static Set<String> needed() {
        return Features.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_case_gives_what_it_says(SqlCase one) {
        assertEquals(one.expected(), one.outcome());
    }

    @ParameterizedTest
    @MethodSource("needed")
    void what_the_language_has_is_used_by_cases_of_that_name(String feature) {
        List<SqlCase> passing = FEATURES.getOrDefault(feature, List.of()).stream()
                .filter(one -> !one.isRefusal())
                .toList();

        assertThat(passing)
                .isNotEmpty()
                .allSatisfy(
                        one -> assertThat(Features.of(Parser.parse(one.query())).used())
                                .contains(feature));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_unsupported_is_refused_by_name(UnsupportedFeature lack) {
        String message = "! The emulator does not support " + lack.words() + ".";

        assertThat(FEATURES.get(lack.words()))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.expected()).isEqualTo(message));
    }

    @Test
    void every_form_of_expression_is_in_a_case() {
        Set<Class<?>> forms = new HashSet<>();
        cases().filter(one -> !one.isRefusal())
                .forEach(one ->
                        forms.addAll(Features.of(Parser.parse(one.query())).forms()));

        assertThat(forms).containsExactlyInAnyOrder(Expression.class.getPermittedSubclasses());
    }

    @Test
    void every_part_of_a_query_is_a_clause_or_refused() {
        Set<String> components = new HashSet<>(Set.of("span", "rank")); // RANK is refused
        for (Clause clause : Clause.values()) components.add(clause.component());

        assertThat(Arrays.stream(Query.class.getRecordComponents()).map(component -> component.getName()))
                .containsExactlyInAnyOrderElementsOf(components);
    }

    @Test
    void the_page_in_docs_is_written_from_these_cases() throws IOException {
        String written = SqlTable.write(CHAPTERS);
        Files.writeString(Path.of("target", "sql.md"), written);
        if ("write".equals(System.getProperty("sql.table"))) Files.writeString(COMMITTED, written);

        assertThat(Files.readString(COMMITTED))
                .as("docs/sql.md is outdated: it says itself how to write it again")
                .isEqualTo(written);
    }
}
