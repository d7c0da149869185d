package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PriorityLevel;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.features.matrix.FewPairs;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Defaults of a client reach the server, in both views; an operation's own options win. */
@FewPairs
class ClientDefaultsTest extends FeatureTest {
    private void with(CosmosClientBuilder builder, Consumer<CosmosContainer> action) {
        String id = container().id();
        try (CosmosClient own = setup.build(builder)) {
            action.accept(own.database(databaseId).container(id));
        }
    }

    private List<String> sent(String kind, String header) {
        return sent(kind).stream()
                .map((EmulatorRequest request) -> request.header(header).orElse(""))
                .toList();
    }

    @Test
    void writes_return_no_content_where_the_client_wants_none() {
        with(setup.builder().returnContent(false), items -> {
            assertThat(items.createItem(Item.of("1"), Item.KEY).hasValue()).isFalse();
            assertThat(items.upsertItem(
                                    Item.of("1", 2),
                                    ItemWriteOptions.builder()
                                            .returnContent(true)
                                            .build())
                            .value())
                    .isEqualTo(Item.of("1", 2));
        });
    }

    @Test
    @Tag("emulator")
    void a_write_with_unknown_outcome_is_sent_again_where_the_client_wants_that() {
        with(setup.builder().retryUnknownOutcome(true), items -> {
            setup.server().emulator().faults().next(1).kind("docs.upsert").breakAfter();
            assertThat(items.upsertItem(Item.of("1"), Item.KEY).diagnostics().attempts())
                    .hasSize(2);

            setup.server().emulator().faults().next(1).kind("docs.upsert").breakAfter();
            ItemWriteOptions once =
                    ItemWriteOptions.builder().retryUnknownOutcome(false).build();
            assertThatThrownBy(() -> items.upsertItem(Item.of("1"), Item.KEY, once))
                    .isInstanceOfSatisfying(
                            CosmosException.class,
                            failed -> assertThat(failed.outcome()).isEqualTo(Outcome.UNKNOWN));
        });
    }

    @Test
    @Tag("emulator")
    void headers_priority_and_bucket_are_sent_with_requests_for_items() {
        with(
                setup.builder()
                        .header("x-team", "books")
                        .priorityLevel(PriorityLevel.LOW)
                        .throughputBucket(4),
                items -> {
                    items.createItem(Item.of("1"), Item.KEY);
                    items.readItem(
                            "1",
                            Item.KEY,
                            Item.class,
                            ItemReadOptions.builder()
                                    .header("x-team", "films")
                                    .priorityLevel(PriorityLevel.HIGH)
                                    .throughputBucket(1)
                                    .build());
                });

        assertThat(sent("docs.create", "x-team")).containsExactly("books");
        assertThat(sent("docs.create", "x-ms-cosmos-priority-level")).containsExactly("Low");
        assertThat(sent("docs.create", "x-ms-cosmos-throughput-bucket")).containsExactly("4");
        assertThat(sent("docs.read", "x-team")).containsExactly("films");
        assertThat(sent("docs.read", "x-ms-cosmos-priority-level")).containsExactly("High");
        assertThat(sent("docs.read", "x-ms-cosmos-throughput-bucket")).containsExactly("1");
    }
}
