package io.aiocosmos.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Data that cannot be written. */
@Tag("own-class-path")
class DataTest {
    @CosmosTest
    static class Unusable {
        @Test
        void missing(@Container(id = "c", data = "nowhere.json") CosmosContainer container) {}

        @Test
        void unfinished(@Container(id = "c", data = "unfinished.json") CosmosContainer container) {}

        @Test
        void nameless(@Container(id = "c", data = "nameless.json") CosmosContainer container) {}

        @Test
        void doubled(@Container(id = "c", data = "doubled.json") CosmosContainer container) {}

        @Test
        void usable(@Container(id = "c", data = "root.json") CosmosContainer container) {}
    }

    private static TestRun run;

    @BeforeAll
    static void run() {
        run = TestRun.of(Unusable.class);
    }

    @Test
    void a_missing_resource_is_named_with_where_it_was_looked_for() {
        assertThat(run.failure("missing"))
                .contains("@Container(data = \"nowhere.json\"): there is no such resource beside "
                        + Unusable.class.getName() + " or at the root of the class path");
    }

    @Test
    void a_malformed_one_says_at_which_item() {
        assertThat(run.failure("unfinished")).contains("unfinished.json[1] has no end (line 2)");
    }

    @Test
    void an_item_that_the_service_refuses_is_named_by_its_index_and_not_shown() {
        assertThat(run.failure("nameless")).contains("nameless.json[1]: ").doesNotContain("Nobody");
        assertThat(run.failure("doubled")).contains("doubled.json[1]: ", "409");
    }

    @Test
    void what_is_right_is_at_the_root_of_the_class_path_too() {
        assertThat(run.succeeded()).isEqualTo(1);
    }
}
