package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ItemReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the client sets itself, a caller cannot set too: it would be sent twice. */
class RefusedHeadersTest {
    private static final Pattern HEADER = Pattern.compile(
            "\"(x-ms-[A-Za-z0-9-]+|if-[a-z-]+|a-im|accept|authorization|[a-z]+-(type|control|agent))\"");

    /** Of answers. */
    private static final Set<String> ONLY_READ = Set.of(
            "x-ms-activity-id",
            "x-ms-content-path",
            "x-ms-cosmos-index-utilization",
            "x-ms-cosmos-min-throughput",
            "x-ms-cosmos-query-execution-info",
            "x-ms-documentdb-query-metrics",
            "x-ms-item-count",
            "x-ms-offer-replace-pending",
            "x-ms-request-charge",
            "x-ms-retry-after-ms",
            "x-ms-substatus");

    @Test
    void are_all_that_the_source_names_but_those_of_answers() throws IOException {
        Set<String> sent = named();
        sent.removeAll(ONLY_READ);

        assertThat(sent)
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(name).isLowerCase());
        for (String name : sent)
            assertThatThrownBy(() -> ItemReadOptions.builder().header(name, "x"))
                    .as(name)
                    .hasMessageContaining("is set by the client");
    }

    private static Set<String> named() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : sources()) {
            Matcher each = HEADER.matcher(Files.readString(file));
            while (each.find()) names.add(each.group(1));
        }
        return names;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src", "main", "java"))) {
            return all.filter(each -> each.toString().endsWith(".java")).toList();
        }
    }
}
