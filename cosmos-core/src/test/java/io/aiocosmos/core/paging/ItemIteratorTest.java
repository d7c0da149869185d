package io.aiocosmos.core.paging;

import static io.aiocosmos.core.paging.FakePagedRequest.page;
import static io.aiocosmos.core.paging.FakePagedRequest.threePages;
import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosServiceException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Iteration over items. */
class ItemIteratorTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final Pages<String> pages =
            new Pages<>(new PagedRequestReader<>(engine.pipeline(), new FakePagedRequest()));

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private int sent() {
        return engine.transport.requests().size();
    }

    @Test
    void returns_the_items_of_all_pages_in_order() {
        threePages(engine);

        assertThat(pages).containsExactly("a", "b", "c", "d", "e");
        assertThat(header(engine.transport.request(1), "x-ms-continuation")).isEqualTo("one");
        assertThat(header(engine.transport.request(2), "x-ms-continuation")).isEqualTo("two");
    }

    @Test
    void sends_nothing_until_it_is_used() {
        pages.iterator();
        pages.stream();
        pages.pages().iterator();

        assertThat(sent()).isZero();
    }

    @Test
    void reads_one_page_ahead_once_the_first_item_was_taken() {
        threePages(engine);
        Iterator<String> items = pages.iterator();

        assertThat(items.hasNext()).isTrue();
        assertThat(sent()).isEqualTo(1);
        items.next();
        assertThat(sent()).isEqualTo(2);
        items.next();
        items.hasNext();
        assertThat(sent()).isEqualTo(2);
        items.next();
        assertThat(sent()).isEqualTo(3);
    }

    @Test
    void that_is_abandoned_sends_nothing_more() {
        engine.transport.replies(page("a,b", "one"), page("c", "two"));
        pages.iterator().next();

        assertThat(sent()).isEqualTo(2);
        assertThat(engine.transport.inFlight()).isZero();
    }

    @Test
    void starts_again_each_time() {
        threePages(engine);
        threePages(engine);

        assertThat(pages).hasSize(5);
        assertThat(pages).hasSize(5);
        assertThat(sent()).isEqualTo(6);
    }

    @Test
    void skips_empty_pages() {
        engine.transport.replies(page("", "one"), page("", "two"), page("a", "three"), page("", null));

        assertThat(pages).containsExactly("a");
    }

    @Test
    void of_an_empty_feed_is_empty() {
        engine.transport.replies(page("", null));
        Iterator<String> items = pages.iterator();

        assertThat(items.hasNext()).isFalse();
        assertThat(items.hasNext()).isFalse();
        assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void returns_rows_that_are_null() {
        engine.transport.replies(page("a,-,b", null));

        assertThat(pages).containsExactly("a", null, "b");
    }

    @Test
    void fails_when_a_page_fails_and_may_be_asked_again() {
        engine.transport.replies(page("a", "one"), FakeResponse.status(400), page("b", null));
        Iterator<String> items = pages.iterator();

        assertThat(items.next()).isEqualTo("a");
        assertThatThrownBy(items::next).isInstanceOf(CosmosServiceException.class);
        assertThat(items.next()).isEqualTo("b");
        assertThat(items.hasNext()).isFalse();
    }

    @Test
    void fails_at_once_if_the_first_page_does() {
        engine.transport.replies(FakeResponse.status(403));

        assertThatThrownBy(() -> pages.iterator().hasNext()).isInstanceOf(CosmosServiceException.class);
    }

    @Test
    void ends_on_an_interrupt_with_the_page_ahead_cancelled() {
        engine.transport.replies(Reply.of(page("a", "one")), Reply.never());
        Iterator<String> items = pages.iterator();
        items.next();
        Thread.currentThread().interrupt();

        assertThatThrownBy(items::hasNext).isInstanceOf(CosmosCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(engine.transport.inFlight()).isZero();
    }
}
