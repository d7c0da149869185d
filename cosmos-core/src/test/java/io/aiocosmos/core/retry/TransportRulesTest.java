package io.aiocosmos.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts without a response. {@link RetryScript} explains the shorthand. */
class TransportRulesTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                "read      | 1S  | CONNECT | next@1000:rwA, done:rwA",
                "write     | 1S  | CONNECT | next@1000:rwA, done:rwA",
                "write     | 2S  | CONNECT | next@0:rwA, next@1000:rwA x2, done:rwA",
                "write     | 2M  | TLS     | next@0:rwA, next@1000:rwA x2, done:rwA",
                "read      | 3S  | TLS     | next@0:rwA, next@1000:rwA x4, done:rwA",
                "read      | 1S- | CONNECT | same@1000, done"
            },
            delimiter = '|')
    void for_want_of_a_connection_leads_to_the_next_region(
            String operation, String account, String failure, String play) {
        assertThat(RetryScript.play(operation, account, failure)).isEqualTo(play);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "read           | 2S | BROKEN!  | same@0, next@0, next@1000, done",
                "read           | 2S | BROKEN   | same@0, next@0, next@1000, done",
                "write          | 2S | BROKEN   | same@0, next@0, next@1000, done",
                "guarded        | 2S | BROKEN!  | same@0, next@0, next@1000, done",
                "repeatable     | 2S | BROKEN!  | same@0, next@0, next@1000, done",
                "write          | 2S | BROKEN!  | done",
                "read           | 2S | TIMEOUT! | next@0, next@1000, done",
                "read           | 1S | TIMEOUT! | next@1000 x2, done",
                "write          | 2S | TIMEOUT  | next@0, next@1000, done",
                "write          | 2S | TIMEOUT! | done",
                "guarded        | 2S | TIMEOUT! | next@0, next@1000, done",
                "guarded        | 2M | BROKEN!  | same@0, done", // another region may not know the new etag yet
                "guarded        | 2M | BROKEN   | same@0, next@0, next@1000, done",
                "guarded        | 2M | TIMEOUT! | done",
                "repeatable     | 2M | TIMEOUT! | next@0, next@1000, done",
                "write          | 2S | CONNECT! | done:rwA"
            },
            delimiter = '|')
    void on_a_connection_is_repeated_unless_a_write_may_have_got_through(
            String operation, String account, String failure, String play) {
        assertThat(RetryScript.play(operation, account, failure)).isEqualTo(play);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POOL", "CLOSED", "CANCELLED", "CANCELLED!", "UNSUPPORTED_REQUEST"})
    void by_our_own_doing_is_final(String failure) {
        for (String operation : new String[] {"read", "write", "guarded", "repeatable"})
            assertThat(RetryScript.play(operation, "2M", failure)).isEqualTo("done");
    }
}
