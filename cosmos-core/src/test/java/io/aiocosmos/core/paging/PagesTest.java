package io.aiocosmos.core.paging;

import static io.aiocosmos.core.paging.FakePagedRequest.page;
import static io.aiocosmos.core.paging.FakePagedRequest.threePages;
import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.core.event.Events.PageRead;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCancelledException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final Pages<String> pages =
            new Pages<>(new PagedRequestReader<>(engine.pipeline(), new FakePagedRequest()));

    private int sent() {
        return engine.transport.requests().size();
    }

    @Nested
    class A_stream {
        @Test
        void gives_the_items_in_order() {
            threePages(engine);

            assertThat(pages.stream().map(String::toUpperCase)).containsExactly("A", "B", "C", "D", "E");
        }

        @Test
        void that_ends_early_reads_no_further() {
            threePages(engine);

            assertThat(pages.stream().limit(1)).containsExactly("a");
            assertThat(sent()).isEqualTo(2);
        }

        @Test
        void cancels_the_page_in_flight_when_it_is_closed() {
            engine.transport.replies(Reply.of(page("a,b", "one")), Reply.never());
            try (Stream<String> stream = pages.stream()) {
                assertThat(stream.findFirst()).contains("a");
                assertThat(engine.transport.inFlight()).isEqualTo(1);
            }

            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void that_was_closed_by_another_thread_ends_who_waits() throws Exception {
            engine.transport.replies(Reply.of(page("a", "one")), Reply.never());
            Stream<String> stream = pages.stream();
            Iterator<String> items = stream.iterator();
            items.next();
            Thread closing = new Thread(stream::close);

            closing.start();

            assertThatThrownBy(items::hasNext).isInstanceOf(CosmosCancelledException.class);
            closing.join();
            assertThat(engine.transport.inFlight()).isZero();
        }
    }

    @Nested
    class Page_by_page {
        @Test
        void each_page_is_given_with_what_is_known_of_it() {
            engine.transport.replies(
                    page("a", "one").header("x-ms-activity-id", "7").session("rid=", "0:-1#5"), page("b,c", null));
            Iterator<CosmosPage<String>> each = pages.pages().iterator();

            CosmosPage<String> first = each.next();
            CosmosPage<String> second = each.next();

            assertThat(first.items()).containsExactly("a");
            assertThat(first.requestCharge()).isEqualTo(2.5);
            assertThat(first.activityId()).contains("7");
            assertThat(first.sessionToken()).contains("0:-1#5");
            assertThat(first.continuation()).isPresent();
            assertThat(first).hasToString("CosmosPage[1 item, more follow]");
            assertThat(second.continuation()).isEmpty();
            assertThat(second).hasToString("CosmosPage[2 items, the last]");
            assertThat(each.hasNext()).isFalse();
            assertThatThrownBy(each::next).isInstanceOf(NoSuchElementException.class);
        }

        @Test
        void nothing_is_read_ahead() {
            threePages(engine);
            Iterator<CosmosPage<String>> each = pages.pages().iterator();
            each.next();
            each.hasNext();

            assertThat(sent()).isEqualTo(1);
        }

        @Test
        void items_cannot_be_changed() {
            engine.transport.replies(page("a", null));
            List<String> items = pages.page(10).items();

            assertThatThrownBy(() -> items.add("b")).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Nested
    class One_page {
        @Test
        void has_the_size_that_was_asked_for() {
            engine.transport.replies(page("a,b", "one"));
            pages.page(2);

            assertThat(header(engine.transport.request(0), "x-ms-max-item-count"))
                    .isEqualTo("2");
        }

        @Test
        void goes_on_where_another_one_ended_in_the_session_that_it_was_read_in() {
            engine.transport.replies(page("a", "one").session("rid=", "0:-1#5"), page("b", null));
            String continuation = pages.page(1).continuation().orElseThrow();

            assertThat(pages.page(continuation, 3).items()).containsExactly("b");
            assertThat(header(engine.transport.request(1), "x-ms-continuation")).isEqualTo("one");
            assertThat(header(engine.transport.request(1), "x-ms-session-token"))
                    .isEqualTo("0:-1#5");
            assertThat(header(engine.transport.request(1), "x-ms-max-item-count"))
                    .isEqualTo("3");
        }

        @Test
        void of_no_item_is_rejected() {
            assertThatThrownBy(() -> pages.page(0)).hasMessage("page size must be at least 1, was 0");
            assertThatThrownBy(() -> pages.page(null, 1)).hasMessage("continuation must not be null");
            assertThatThrownBy(() -> pages.page("nonsense", 1)).hasMessageStartingWith("continuation is malformed");
            assertThat(sent()).isZero();
        }
    }

    @Test
    void the_listener_hears_of_each_page() {
        threePages(engine);
        pages.forEach(item -> {});

        assertThat(engine.events(PageRead.class))
                .containsExactly(
                        new PageRead("dbs/books/colls/ledger", 2, true, 2.5),
                        new PageRead("dbs/books/colls/ledger", 1, true, 2.5),
                        new PageRead("dbs/books/colls/ledger", 2, false, 2.5));
    }
}
