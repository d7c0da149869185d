package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosAsyncPages;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.ErrorDetails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class CosmosStubsTest {
    private static final List<String> THREE = List.of("a", "b", "c");

    /** Writes down what it gets; asks for one more each time, if it is to. */
    private static final class Notes implements Flow.Subscriber<String> {
        final List<String> signals = new ArrayList<>();
        final boolean asksForMore;
        Flow.Subscription subscription;

        Notes(boolean asksForMore) {
            this.asksForMore = asksForMore;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(1);
        }

        @Override
        public void onNext(String item) {
            signals.add(item);
            if (asksForMore) subscription.request(1);
        }

        @Override
        public void onError(Throwable problem) {
            signals.add(problem.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            signals.add("end");
        }
    }

    @Test
    void a_response_has_its_value_and_headers() {
        CosmosResponse<String> usual = CosmosStubs.response("body");
        CosmosResponse<String> created =
                CosmosStubs.response(201, "body", Map.of("etag", "\"1\"", "x-ms-request-charge", "5.5"));

        assertThat(usual.value()).isEqualTo("body");
        assertThat(usual.isOk()).isTrue();
        assertThat(usual.statusCode()).isEqualTo(200);
        assertThat(usual.diagnostics().requestCharge()).isEqualTo(1);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.etag()).hasValue("\"1\"");
        assertThat(created.header("ETag")).hasValue("\"1\"");
        assertThat(created.requestCharge()).isEqualTo(5.5);
        assertThat(created.toString()).doesNotContain("body");
    }

    @Test
    void a_response_may_be_without_a_value() {
        CosmosResponse<Void> deleted = CosmosStubs.empty(204);

        assertThat(deleted.hasValue()).isFalse();
        assertThatThrownBy(deleted::value).isInstanceOf(NoSuchElementException.class);
        assertThat(CosmosStubs.empty(304).isNotModified()).isTrue();
        assertThatThrownBy(() -> CosmosStubs.empty(404)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_failure_is_thrown_when_its_value_is_wanted() {
        ErrorDetails details =
                ErrorDetails.builder().status(409, 7).etag("\"2\"").build();
        CosmosConflictException taken = new CosmosConflictException("taken", details);

        CosmosResponse<String> failed = CosmosStubs.failure(taken);

        assertThat(failed.isOk()).isFalse();
        assertThat(failed.statusCode()).isEqualTo(409);
        assertThat(failed.subStatusCode()).isEqualTo(7);
        assertThat(failed.etag()).hasValue("\"2\"");
        assertThat(failed.failure()).hasValue(taken);
        assertThatThrownBy(failed::value).isSameAs(taken);
    }

    @Test
    void pages_are_cut_to_the_size_asked_for() {
        CosmosPages<String> pages = CosmosStubs.pages(THREE);

        CosmosPage<String> first = pages.page(2);
        CosmosPage<String> second = pages.page(first.continuation().orElseThrow(), 2);

        assertThat(first.items()).containsExactly("a", "b");
        assertThat(second.items()).containsExactly("c");
        assertThat(second.continuation()).isEmpty();
        assertThat(pages).containsExactlyElementsOf(THREE);
        assertThat(pages.pages()).singleElement().extracting(CosmosPage::items).isEqualTo(THREE);
        assertThat(pages.first()).hasValue("a");
        assertThat(pages.toList(3)).isEqualTo(THREE);
        assertThatThrownBy(() -> pages.toList(2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pages.page("x", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(CosmosStubs.page(THREE, "next").continuation()).hasValue("next");
        assertThat(CosmosStubs.pages(List.of()).first()).isEmpty();
    }

    @Test
    void the_other_view_gives_the_same() {
        CosmosAsyncPages<String> pages = CosmosStubs.asyncPages(THREE);
        List<String> seen = new ArrayList<>();

        assertThat(pages.first().join()).hasValue("a");
        assertThat(pages.toList(3).join()).isEqualTo(THREE);
        assertThat(pages.page(1).join().items()).containsExactly("a");
        assertThat(pages.forEach(seen::add)).isCompleted();
        assertThat(seen).isEqualTo(THREE);
        assertThat(pages.toList(2)).isCompletedExceptionally();
    }

    @Test
    void subscribers_get_what_they_ask_for() {
        Notes one = new Notes(false);
        Notes all = new Notes(true);
        Notes wrong = new Notes(false);
        Notes nothing = new Notes(true);

        CosmosStubs.asyncPages(THREE).subscribe(one);
        CosmosStubs.asyncPages(THREE).subscribe(all);
        CosmosStubs.asyncPages(THREE).subscribe(wrong);
        wrong.subscription.request(0);
        CosmosStubs.asyncPages(Arrays.asList("a", null)).subscribe(nothing);

        assertThat(one.signals).containsExactly("a");
        one.subscription.cancel();
        one.subscription.request(1);
        assertThat(one.signals).containsExactly("a");
        assertThat(all.signals).containsExactly("a", "b", "c", "end");
        assertThat(wrong.signals).containsExactly("a", "IllegalArgumentException");
        assertThat(nothing.signals).containsExactly("a", "IllegalStateException");
    }
}
