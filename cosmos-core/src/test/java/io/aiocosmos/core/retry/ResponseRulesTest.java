package io.aiocosmos.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that ask for a backoff or end the operation. {@link RetryScript} explains the shorthand. */
class ResponseRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "400",
                "400/1004",
                "401",
                "401/5003",
                "403",
                "403/1014",
                "403/5300",
                "404",
                "405",
                "409",
                "412",
                "412/1110",
                "413",
                "413/3402",
                "423",
                "424",
                "501",
                "505"
            })
    void that_are_final_are_given_to_the_caller(String failure) {
        for (String operation : new String[] {"read", "write", "guarded", "repeatable"})
            for (String account : new String[] {"1S", "2S", "2M", "2S-"})
                assertThat(RetryScript.play(operation, account, failure)).isEqualTo("done");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"2S  | 401      | done", "2St | 401      | same@0:T, done:T", "2St | 401/5013 | same@0:T, done:T"},
            delimiter = '|')
    void to_a_token_have_it_renewed_once(String account, String failure, String play) {
        assertThat(RetryScript.play("read", account, failure)).isEqualTo(play);
        assertThat(RetryScript.play("write", account, failure)).isEqualTo(play);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "write | 1S | 429/3200+250   | same@250 x9, done",
                "read  | 1S | 429/3200+10000 | same@10000 x3, done",
                "read  | 1S | 429/3200+30000 | same@30000, done",
                "read  | 1S | 429/3200+30001 | done",
                "read  | 1S | 429+9223372036854775807 | done",
                "write | 1S | 429/3200 | same@110, same@220, same@440, same@880, same@1760, same@3520, same@7040,"
                        + " same@14080, done",
                "read  | 1S | 429/3089+0 | same@110, same@220, same@440, same@880, same@1760, same@3520, same@7040,"
                        + " same@14080, done",
                "write | 1S | 429/3084+1 | same@1 x9, done",
                "write | 2M | 429/3092+5 | next@0, same@5 x9, done",
                "read  | 2M | 429/3092+5 | same@5 x9, done",
                "write | 2S | 429/3092+5 | same@5 x9, done",
                "write | 1M | 429/3092+5 | same@5 x9, done"
            },
            delimiter = '|')
    void that_throttle_are_waited_for_nine_times_or_30_seconds(
            String operation, String account, String failure, String play) {
        assertThat(RetryScript.play(operation, account, failure)).isEqualTo(play);
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "guarded"})
    void to_colliding_writes_are_waited_for_30_seconds(String operation) {
        assertThat(RetryScript.play(operation, "1S", "449"))
                .isEqualTo("same@10, same@20, same@40, same@80, same@160, same@320, same@640, same@1000 x28, done");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "read           | 2S | 408 | next@0, next@1000, done",
                "read           | 1S | 408 | next@1000 x2, done",
                "read           | 2S | 500 | next@0, done",
                "read           | 2S | 502 | next@0, done",
                "read           | 1S | 504 | next@1000, done",
                "guarded        | 2S | 408 | next@0, next@1000, done",
                "repeatable     | 2M | 500 | next@0, done",
                "write          | 2S | 408 | done",
                "write          | 2M | 500 | done",
                "write          | 2M | 502 | done",
                "write          | 2M | 504 | done"
            },
            delimiter = '|')
    void that_leave_the_fate_open_are_repeated_only_where_that_is_safe(
            String operation, String account, String failure, String play) {
        assertThat(RetryScript.play(operation, account, failure)).isEqualTo(play);
    }
}
