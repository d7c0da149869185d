package io.aiocosmos.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.testing.FakeResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseHeadersTest {
    @ParameterizedTest
    @CsvSource({
        "1002, 1002",
        "0, 0",
        "'', 0",
        "-1, 0",
        "1002.0, 0",
        "' 1002', 0",
        "0x3EA, 0",
        "99999999999999, 0",
        "١, 0"
    })
    void a_sub_status_is_a_whole_number_or_none(String value, int subStatus) {
        assertThat(ResponseHeaders.subStatus(FakeResponse.status(404).header("x-ms-substatus", value)))
                .isEqualTo(subStatus);
    }

    @ParameterizedTest
    @CsvSource({"6.67, 6.67", "1, 1", "'', 0", "free, 0", "-3, 0", "NaN, 0", "Infinity, 0", "1e3, 1000"})
    void a_charge_is_a_number_or_nothing(String value, double charge) {
        assertThat(ResponseHeaders.requestCharge(FakeResponse.status(200).header("x-ms-request-charge", value)))
                .isEqualTo(charge);
    }

    @ParameterizedTest
    @CsvSource({"286, 286", "0, 0", "1.2, 2", "'', -1", "soon, -1", "-5, -1", "1e400, -1", "9e18, 9000000000000000000"})
    void a_wait_is_milliseconds_rounded_up_or_unknown(String value, long millis) {
        assertThat(ResponseHeaders.retryAfterMillis(FakeResponse.status(429).header("x-ms-retry-after-ms", value)))
                .isEqualTo(millis);
    }

    @Test
    void what_is_missing_is_nothing() {
        FakeResponse bare = FakeResponse.status(429);

        assertThat(ResponseHeaders.subStatus(bare)).isZero();
        assertThat(ResponseHeaders.requestCharge(bare)).isZero();
        assertThat(ResponseHeaders.retryAfterMillis(bare)).isEqualTo(-1);
    }
}
