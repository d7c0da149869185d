package io.aiocosmos.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of error bodies, as the service and what stands before it send them. */
class ServiceMessageTest {
    private static String of(String body) {
        byte[] bytes = ("xx" + body + "yy").getBytes(StandardCharsets.UTF_8);
        return ServiceMessage.of(bytes, 2, bytes.length - 4);
    }

    private static String ofMessage(String escaped) {
        return of("{\"code\":\"BadRequest\",\"message\":\"" + escaped + "\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // relayed from the backend
                "Message: {\\\"Errors\\\":[\\\"Resource Not Found. Learn more: https://aka.ms/x\\\"]}\\r\\nActivityId: 1, Request URI: /apps/1"
                        + " | Resource Not Found. Learn more: https://aka.ms/x",
                "Message: {\\\"Errors\\\":[\\\"one\\\",\\\"two\\\"]}\\r\\nActivityId: 1 | one; two",
                "Message: plain words\\r\\nActivityId: 1 | plain words",
                "Message: {\\\"Errors\\\":[]}\\r\\nActivityId: 1 | ``",
                // made by the gateway
                "The wrong key is being used.\\r\\nActivityId: 7, Microsoft.Azure.Documents.Common/2.14.0"
                        + " | The wrong key is being used.",
                "payload to sign: 'post\\ndocs\\n\\n'\\r\\nActivityId: 7 | payload to sign: 'post docs '",
                "no activity id | no activity id",
                // of the query compiler
                "Message: {\\\"errors\\\":[{\\\"severity\\\":\\\"Error\\\",\\\"location\\\":{\\\"start\\\":0,\\\"end\\\":5},"
                        + "\\\"code\\\":\\\"SC1001\\\",\\\"message\\\":\\\"Syntax error, incorrect syntax near 'selec'.\\\"}]}\\r\\nActivityId: 1"
                        + " | SC1001 at 0: Syntax error, incorrect syntax near 'selec'.",
                "{\\\"errors\\\":[{\\\"code\\\":\\\"SC2001\\\",\\\"message\\\":\\\"Identifier 'x' could not be resolved.\\\"}]}"
                        + " | SC2001: Identifier 'x' could not be resolved.",
                // wrapped, but by something else
                "Message: {\\\"Errors\\\":{}}\\r\\nActivityId: 1 | {`Errors`:{}}",
                "Message: {broken\\r\\nActivityId: 1 | {broken",
            })
    void are_read_for_the_part_that_is_meant_for_people(String message, String readable) {
        String expected = readable == null ? "" : readable.replace('`', '"');

        assertThat(ofMessage(message)).isEqualTo(expected);
    }

    @Test
    void without_a_message_say_nothing() {
        assertThat(of("")).isEmpty();
        assertThat(of("{}")).isEmpty();
        assertThat(of("{\"message\":null}")).isEmpty();
        assertThat(of("<html>502</html>")).isEmpty();
        assertThat(of("\"text\"")).isEmpty();
    }

    @Test
    void that_only_begin_like_json_are_named_as_such() {
        assertThat(of("{\"message\":")).isEqualTo("an error body that is not JSON");
        assertThat(of("{\"message\":7}")).isEqualTo("an error body that is not JSON");
    }

    @Test
    void are_cut_at_1024_characters() {
        assertThat(ofMessage("m".repeat(5000))).hasSize(1024);
    }
}
