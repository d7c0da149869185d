package io.aiocosmos.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void the_quickstart_stores_reads_and_finds() {
        assertThat(output(Quickstart::run))
                .contains("Read entry-0: amount 42", "Stored 100 entries", "Large: entry-100");
    }

    @Test
    void items_are_written_in_bulk() {
        assertThat(output(BulkWrites::run)).contains("Stored 10000 books").doesNotContain("failed");
    }

    @Test
    void an_import_is_resumed() {
        assertThat(output(ResumedImport::run))
                .contains("Begins at 0", "Broke off: power cut", " books, ", "Imported ")
                .doesNotContain("Failed");
    }

    @Test
    void the_asynchronous_view_reads_and_queries() {
        assertThat(output(AsyncQuickstart::run)).contains("Read Volume 1", "Found Volume 1");
    }

    @Test
    void a_session_is_handed_over() {
        assertThat(output(SessionHandover::run)).contains("Read Volume 2");
    }

    @Test
    void a_failure_is_a_value() {
        assertThat(output(FailuresAsValues::run)).contains("Status 404: true");
    }

    @Test
    void queries_over_all_partitions_are_ordered_and_grouped() {
        assertThat(output(CrossPartitionQueries::run))
                .contains("Longest: [Volume 49, Volume 48]", "Then: [Volume 47, Volume 46]", "shelf-3 has 10");
    }

    @Test
    void a_patch_is_done_under_a_condition_only() {
        assertThat(output(Patches::run))
                .contains("Now Book[id=book-3, shelf=shelf-3, title=Volume 3, pages=113]", "Long enough: patchItem");
    }

    @Test
    void a_batch_is_done_whole_or_not_at_all() {
        assertThat(output(Batches::run)).contains("Put up: 2", "Operation 2 failed, so nothing was done: 2");
    }

    @Test
    void changes_are_read_in_three_ways() {
        assertThat(output(ReadingChanges::run)).contains("Caught up after ", "Polled Volume 10", "Followed Volume 11");
    }

    @Test
    void a_view_is_kept_by_the_change_feed() {
        assertThat(output(MaterialisedView::run))
                .contains("Short books: 10", "Behind by ")
                .doesNotContain("Failed");
    }

    @Test
    void messages_are_sent_from_an_outbox() {
        assertThat(output(Outbox::run))
                .contains("Sent confirmation of order-1", "Sent confirmation of order-3")
                .doesNotContain("Put aside", "Too slow");
    }

    private static String output(Consumer<PrintStream> example) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        example.accept(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
