package io.aiocosmos.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses that ask for another region or container. {@link RetryScript} explains the shorthand. */
class MisdirectedRequestTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                // write forbidden here: the write region as it is by now
                "read      | 2S  | 403/3    | write-region@0:wA, write-region@1000:wA x30, done:wA",
                "write     | 2S  | 403/3    | write-region@0:wA, write-region@1000:wA x30, done:wA",
                "write     | 1M  | 403/3    | write-region@0:wA, write-region@1000:wA x30, done:wA",
                "write     | 2S- | 403/3    | done",
                // account not there
                "read      | 1S  | 403/1008 | next@1000:rwA, done:rwA",
                "write     | 2S  | 403/1008 | write-region@0:rwA, write-region@1000:rwA x2, done:rwA",
                "write     | 3M  | 403/1008 | next@0:rwA, next@1000:rwA x4, done:rwA",
                "read      | 1S- | 403/1008 | done"
            },
            delimiter = '|')
    void from_the_wrong_region_lead_to_another(String operation, String account, String failure, String play) {
        assertThat(RetryScript.play(operation, account, failure)).isEqualTo(play);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "read  | 1S  | write-region@0, write-region@0:H, same@0:C?, done",
                "read  | 3S  | write-region@0, write-region@0:H, same@0:C?, done",
                "write | 2S  | write-region@0 x2, same@0:C?, done",
                "read  | 1M  | same@0:C?, done",
                "read  | 3M  | next@0 x2, same@0:C?, done",
                "write | 3M  | next@0 x2, same@0:C?, done",
                "read  | 1S- | same@0:C?, done",
                "read  | 1M- | same@0:C?, done"
            },
            delimiter = '|')
    void from_behind_the_session_lead_to_who_may_know_and_then_to_the_question_whether_it_is_the_same_container(
            String operation, String account, String play) {
        assertThat(RetryScript.play(operation, account, "404/1002")).isEqualTo(play);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "write | 400/1001 | done",
                "read  | 400/1024 | same@0:C, done:C",
                "write | 400/1024 | same@0:C, done:C",
                "write | 410/1000 | same@0:C, done:C",
                "read  | 404/1003 | done:C",
                "write | 404/1003 | done:C",
                "read  | 404/1013 | same@100, same@200, same@400, same@800, same@1000 x8, done"
            },
            delimiter = '|')
    void about_the_container_have_it_looked_up_again(String operation, String failure, String play) {
        assertThat(RetryScript.play(operation, "2S", failure)).isEqualTo(play);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"read  | 410/1002", "write | 410/1002", "write | 410/1007", "read | 410/1008", "write | 410"},
            delimiter = '|')
    void about_ranges_have_them_read_again_for_30_seconds(String operation, String failure) {
        assertThat(RetryScript.play(operation, "1S", failure))
                .isEqualTo("same@1000, same@2000, same@4000, same@8000, done");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "read      | 3S  | next@0:A x2, done:A",
                "read      | 1S  | same@500:A, done:A",
                "write     | 2S  | same@1000:A, done:A",
                "write     | 1M  | same@1000:A, done:A",
                "write     | 3M  | next@0:A, done:A",
                "write     | 2M  | next@0:A, done:A",
                "read      | 1S- | same@500, done",
                "write     | 1S- | same@1000, done"
            },
            delimiter = '|')
    void of_an_unavailable_service_lead_elsewhere_or_to_one_more_attempt(
            String operation, String account, String play) {
        assertThat(RetryScript.play(operation, account, "503")).isEqualTo(play);
        assertThat(RetryScript.play(operation, account, "503/9002")).isEqualTo(play);
        assertThat(RetryScript.play(operation, account, "410/1022")).isEqualTo(play);
    }
}
