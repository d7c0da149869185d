package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.cosmos.CosmosClientBuilder;
import com.azure.cosmos.models.PartitionKey;
import com.azure.spring.data.cosmos.config.AbstractCosmosConfiguration;
import com.azure.spring.data.cosmos.core.query.CosmosPageRequest;
import com.azure.spring.data.cosmos.exception.CosmosPreconditionFailedException;
import com.azure.spring.data.cosmos.repository.config.EnableCosmosRepositories;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;

/** Repositories of Spring Data Azure Cosmos over a container of several partitions. */
class SpringDataTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().partitions(4));

    private static final PartitionKey DRAFTS = new PartitionKey("drafts");
    private static final Sort BY_YEAR = Sort.by("year");

    private static AnnotationConfigApplicationContext context;
    private static Books books;

    /** The configuration of a Spring user, except for the endpoint. */
    @Configuration
    @EnableCosmosRepositories(basePackageClasses = Books.class)
    static class Setup extends AbstractCosmosConfiguration {
        @Bean
        CosmosClientBuilder builder() {
            return SDK.newClient();
        }

        @Override
        protected String getDatabaseName() {
            return "library";
        }
    }

    /** Publishers P0 to P9 with a book each of the years 2000 to 2002. */
    @BeforeAll
    static void start_Spring() {
        context = new AnnotationConfigApplicationContext(Setup.class);
        books = context.getBean(Books.class);
        for (int publisher = 0; publisher < 10; publisher++)
            for (int year = 2000; year < 2003; year++)
                books.save(new Book(
                        "b" + publisher + "-" + year, "P" + publisher, "Title " + publisher + " of " + year, year));
    }

    @AfterAll
    static void end_Spring() {
        context.close();
    }

    /** A book that the test deletes. */
    private static Book draft() {
        return books.save(new Book("draft", "drafts", "Draft", 1999));
    }

    private static Optional<Book> readDraft() {
        return books.findById("draft", DRAFTS);
    }

    @AfterEach
    void leave_no_draft() {
        if (readDraft().isPresent()) books.deleteById("draft", DRAFTS);
    }

    private static List<String> ids(Iterable<Book> found) {
        List<String> ids = new ArrayList<>();
        for (Book book : found) ids.add(book.getId());
        return ids;
    }

    @Nested
    class Derived_queries {
        @Test
        void by_the_partition_key() {
            assertThat(ids(books.findByPublisher("P3"))).containsExactlyInAnyOrder("b3-2000", "b3-2001", "b3-2002");
            assertThat(books.findByPublisher("nobody")).isEmpty();
        }

        @Test
        void by_the_partition_key_and_more() {
            assertThat(ids(books.findByPublisherAndYear("P3", 2001))).containsExactly("b3-2001");
        }

        @Test
        void over_all_partitions() {
            assertThat(books.findByYearBetween(2001, 2002)).hasSize(20);
            assertThat(books.findByTitleStartsWithOrYearLessThan("Title 4", 2001))
                    .hasSize(12);
            assertThat(ids(books.findByTitleContainingIgnoreCase("7 OF 2002"))).containsExactly("b7-2002");
        }

        @Test
        void in_order() {
            assertThat(books.findByYearGreaterThanEqual(2001, BY_YEAR.descending()))
                    .hasSize(20)
                    .extracting(Book::getYear)
                    .isSortedAccordingTo((a, b) -> b - a);
        }

        @Test
        void written_out() {
            assertThat(ids(books.later("P5", 2000))).containsExactly("b5-2001", "b5-2002");
            assertThat(books.countOlder(2002)).isEqualTo(20);
        }
    }

    @Nested
    class Several_partition_keys {
        @ParameterizedTest
        @CsvSource({"P0, P1", "P1, P0", "P0, P3", "P3, P0", "P2, P7", "P7, P2", "P9, P4", "P4, P9"})
        void return_the_rows_of_both_in_either_order(String first, String second) {
            List<Book> found = books.findByPublisherIn(List.of(first, second));

            assertThat(found).hasSize(6);
            assertThat(found).extracting(Book::getPublisher).containsOnly(first, second);
        }

        @Test
        void return_the_rows_of_all() {
            List<String> up = List.of("P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9");
            List<String> down = new ArrayList<>(new TreeSet<>(up).descendingSet());

            assertThat(books.findByPublisherIn(up)).hasSize(30);
            assertThat(books.findByPublisherIn(down)).hasSize(30);
            assertThat(books.findByPublisherInOrderByYearDesc(down))
                    .hasSize(30)
                    .extracting(Book::getYear)
                    .isSortedAccordingTo((a, b) -> b - a);
        }

        @Test
        void that_are_missing_return_no_rows() {
            assertThat(books.findByPublisherIn(List.of("nobody", "none"))).isEmpty();
        }
    }

    @Nested
    class Pages {
        @Test
        void of_all_are_each_book_once() {
            List<String> seen = new ArrayList<>();
            Pageable next = new CosmosPageRequest(0, 7, null, Sort.by("id"));
            Page<Book> page;
            do {
                page = books.findAll(next);
                seen.addAll(ids(page));
                next = page.nextPageable();
            } while (page.hasNext());

            assertThat(page.getTotalElements()).isEqualTo(30);
            assertThat(seen).hasSize(30).doesNotHaveDuplicates().isSorted();
        }

        @Test
        void of_a_query_know_how_many_there_are() {
            Page<Book> page = books.findByYearLessThan(2002, new CosmosPageRequest(0, 6, null));

            assertThat(page.getContent()).hasSize(6);
            assertThat(page.getTotalElements()).isEqualTo(20);
            assertThat(page.getTotalPages()).isEqualTo(4);
        }

        @Test
        void in_slices_end_with_the_last() {
            List<String> seen = new ArrayList<>();
            Slice<Book> slice = books.findByYearGreaterThan(2000, new CosmosPageRequest(0, 8, null, Sort.by("id")));
            seen.addAll(ids(slice));
            while (slice.hasNext()) {
                slice = books.findByYearGreaterThan(2000, slice.nextPageable());
                seen.addAll(ids(slice));
            }

            assertThat(seen).hasSize(20).doesNotHaveDuplicates().isSorted();
        }
    }

    @Nested
    class Optimistic_locking {
        @Test
        void rejects_a_write_with_an_old_version() {
            draft();
            Book mine = readDraft().orElseThrow();
            Book yours = readDraft().orElseThrow();
            mine.setTitle("mine");
            yours.setTitle("yours");

            books.save(mine);

            assertThatThrownBy(() -> books.save(yours)).isInstanceOf(CosmosPreconditionFailedException.class);
            assertThat(readDraft().orElseThrow().getTitle()).isEqualTo("mine");
        }

        @Test
        void accepts_a_write_with_the_current_version() {
            Book first = draft();
            first.setTitle("second");
            String before = first.get_etag();

            Book second = books.save(first);

            assertThat(second.get_etag()).isNotBlank().isNotEqualTo(before);
            assertThat(readDraft().orElseThrow().getTitle()).isEqualTo("second");
        }
    }

    @Nested
    class Counts_and_deletes {
        @Test
        void count_within_a_key_and_over_all() {
            assertThat(books.count()).isEqualTo(30);
            assertThat(books.countByPublisher("P2")).isEqualTo(3);
            assertThat(books.countByYearGreaterThan(2000)).isEqualTo(20);
        }

        @Test
        void check_existence() {
            assertThat(books.existsByTitle("Title 2 of 2002")).isTrue();
            assertThat(books.existsByTitle("Title 2 of 2003")).isFalse();
            assertThat(books.existsById("b2-2002")).isTrue();
            assertThat(books.existsById("b2-2003")).isFalse();
        }

        @Test
        void delete_one() {
            Book draft = draft();

            books.delete(draft);

            assertThat(readDraft()).isEmpty();
            assertThat(books.count()).isEqualTo(30);
        }

        /** By the SDK's bulk executor. */
        @Test
        void store_and_delete_many_at_once() {
            List<Book> drafts = new ArrayList<>();
            for (int i = 0; i < 250; i++) drafts.add(new Book("draft" + i, "drafts" + i % 7, "Draft", 1990));

            assertThat(ids(books.saveAll(drafts))).hasSize(250).doesNotHaveDuplicates();
            assertThat(books.countByYearLessThan(2000)).isEqualTo(250);
            List<Book> stored = books.findByYearBetween(1990, 1990);
            for (Book book : stored) book.setYear(1991);
            books.saveAll(stored);
            assertThat(books.findByYearBetween(1991, 1991)).hasSize(250);

            books.deleteByPublisher("drafts0");
            assertThat(books.findByYearBetween(1991, 1991)).hasSize(250 - 36);
            books.deleteAll(books.findByYearBetween(1991, 1991));
            assertThat(books.count()).isEqualTo(30);
        }

        @Test
        void read_all_of_a_key_and_many_by_id() {
            assertThat(ids(books.findAll(new PartitionKey("P6")))).hasSize(3);
            assertThat(books.findAllById(List.of("b0-2000", "b9-2002"))).hasSize(2);
        }
    }
}
