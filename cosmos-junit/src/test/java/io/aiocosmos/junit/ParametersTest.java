package io.aiocosmos.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosAsyncDatabase;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@CosmosTest
@Tag("own-class-path")
class ParametersTest {
    private static final PartitionKey AUSTEN = PartitionKey.of("Austen");

    private final CosmosDatabase ofConstructor;
    private CosmosDatabase ofBeforeEach;

    ParametersTest(CosmosDatabase database) {
        ofConstructor = database;
    }

    @BeforeEach
    void keep(CosmosDatabase database) {
        ofBeforeEach = database;
    }

    @RepeatedTest(2)
    void a_test_has_an_empty_container_of_its_own(
            @Container(id = "books", partitionKey = "/author") CosmosContainer books) {
        assertThat(Rows.of(books.readAllItems(AUSTEN, Book.class))).isEmpty();

        books.createItem(new Book("1", "Austen", "Emma"));
    }

    @Test
    void all_parameters_of_a_test_are_of_one_database(
            CosmosClient client,
            CosmosDatabase database,
            @Container(id = "books", partitionKey = "/author") CosmosContainer books,
            CosmosAsyncClient asyncClient,
            CosmosAsyncDatabase asyncDatabase,
            @Container(id = "books") CosmosAsyncContainer asyncBooks) {
        books.createItem(new Book("1", "Austen", "Emma"));

        assertThat(List.of(ofConstructor.id(), ofBeforeEach.id(), asyncDatabase.id()))
                .containsOnly(database.id());
        CosmosContainer found = client.database(database.id()).container("books");
        assertThat(found.readItem("1", AUSTEN, Book.class).value().title()).isEqualTo("Emma");
        assertThat(Rows.of(asyncBooks.blocking().readAllItems(AUSTEN, Book.class)))
                .hasSize(1);
        assertThat(asyncClient.blocking().database(database.id()).exists()).isTrue();
    }

    @Test
    void a_container_begins_with_the_items_of_its_resources_as_they_are(
            @Container(
                            id = "books",
                            partitionKey = "/author",
                            data = {"books.json", "root.json"})
                    CosmosContainer books) {
        RawJson first = books.readItem("1", AUSTEN, RawJson.class).value();

        assertThat(first.text()).contains("9007199254740993", "Emma [\\\"revised\\\"]");
        assertThat(books.readItem("3", PartitionKey.of("Brontë"), Book.class)
                        .value()
                        .title())
                .isEqualTo("Villette");
        assertThat(Rows.of(books.readAllItems(AUSTEN, Book.class))).hasSize(2);
    }

    @Test
    void a_container_may_have_a_hierarchical_key(
            @Container(
                            id = "books",
                            partitionKey = {"/author", "/title"})
                    CosmosContainer books) {
        books.createItem(new Book("1", "Austen", "Emma"));

        assertThat(books.readItem("1", PartitionKey.hierarchical("Austen", "Emma"), Book.class)
                        .value()
                        .id())
                .isEqualTo("1");
    }

    @CosmosTest
    void on_a_method_it_makes_a_test(CosmosDatabase database) {
        assertThat(database.exists()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void parameters_of_others_come_first(String argument, CosmosDatabase database) {
        assertThat(argument).hasSize(1);
        assertThat(database.id()).isEqualTo(ofBeforeEach.id());
    }

    @Test
    void a_test_may_close_its_client(CosmosClient client, CosmosDatabase database) {
        assertThat(database.exists()).isTrue();

        client.close();
    }

    @Nested
    @Container(id = "books", partitionKey = "/author", data = "books.json")
    class With_a_container_on_the_class {
        @Test
        void a_parameter_needs_no_annotation(CosmosContainer books, CosmosDatabase database) {
            assertThat(books.id()).isEqualTo("books");
            assertThat(database.id()).isEqualTo(ofConstructor.id());
            assertThat(Rows.of(books.readAllItems(AUSTEN, Book.class))).hasSize(2);
        }

        @Test
        void it_is_there_without_a_parameter(CosmosDatabase database) {
            assertThat(database.container("books").exists()).isTrue();
        }

        @Test
        @Container(id = "authors")
        void a_method_may_declare_further_ones(@Container(id = "authors") CosmosContainer authors) {
            assertThat(authors.read().value().partitionKey().paths()).containsExactly("/id");
        }
    }

    @Nested
    class A_parameter_that_cannot_be {
        @CosmosTest
        static class Undecided {
            static final List<String> ran = new ArrayList<>();

            @Test
            void none(CosmosContainer container) {
                ran.add("none");
            }

            @Test
            @Container(id = "a")
            @Container(id = "b")
            void several(CosmosContainer container) {
                ran.add("several");
            }

            @Test
            @Container(id = "a", partitionKey = "/x")
            void different(@Container(id = "a", partitionKey = "/y") CosmosContainer container) {
                ran.add("different");
            }
        }

        @Test
        void fails_the_test_with_what_is_missing() {
            TestRun run = TestRun.of(Undecided.class);

            assertThat(run.failure("none")).contains("None is declared: give the parameter @Container(id");
            assertThat(run.failure("several")).contains("Several are declared");
            assertThat(run.failure("different")).contains("say different things of \"a\"");
            assertThat(Undecided.ran).isEmpty();
        }
    }
}
