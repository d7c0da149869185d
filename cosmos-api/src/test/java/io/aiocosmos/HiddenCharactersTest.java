package io.aiocosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.spi.CodecFailure;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.PrintableText;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not seen but changes what is: in no message and in nothing that is printed. */
class HiddenCharactersTest {
    /** All control characters, and what turns, joins, hides or breaks text; half a pair and a tag beyond 16 bits. */
    static List<String> hidden() {
        List<String> all = new ArrayList<>();
        for (char c = 0; c < ' '; c++) all.add(String.valueOf(c));
        for (char c = 0x7f; c < 0xa0; c++) all.add(String.valueOf(c));
        for (int c : new int[] {
            0xad, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d,
            0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xd800, 0xdc00, 0xfeff, 0xfff9, 0xfffb, 0xe0001, 0xe007f
        }) all.add(new String(Character.toChars(c)));
        return all;
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void become_blanks(String hidden) {
        assertThat(PrintableText.of("a" + hidden + "b")).isEqualTo("a b");
        assertThat(PrintableText.of("ä" + hidden + "😀")).isEqualTo("ä 😀");
    }

    @Test
    void text_without_them_stays_the_same_object() {
        String plain = "dbs/books \u007e";

        assertThat(PrintableText.of(plain)).isSameAs(plain);
        assertThat(PrintableText.of("Größe 値 😀")).isEqualTo("Größe 値 😀");
        assertThat(PrintableText.of(null)).isNull();
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void are_in_no_message_of_a_refused_argument(String hidden) {
        String text = "a" + hidden + "b";
        clean(() -> SqlQuery.of("q").with(text, 1));
        clean(() -> SqlQuery.of("q").with("@" + text, 1).with("@" + text, 1));
        clean(() -> FeedRange.parse(text));
        clean(() -> FeedRange.parse(text + "-" + text));
        clean(() -> ContainerProperties.of("c", text));
        clean(() -> UniqueKey.of(text));
        clean(() -> ConsistencyLevel.ofWireName(text));
        clean(() ->
                TransportRequest.builder("GET", origin(), text).timeoutNanos(1).build());
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void are_in_no_failure_and_nothing_printed(String hidden) {
        String text = "a" + hidden + "b";
        boolean half = hidden.length() == 1 && Character.isSurrogate(hidden.charAt(0)); // refused in queries
        ErrorDetails details = ErrorDetails.builder()
                .operation(text)
                .resource(text)
                .serviceMessage(text)
                .activityId(text)
                .endpoint(text)
                .build();
        List<String> printed = List.of(
                new CosmosSetupException(text).getMessage(),
                new TransportFailure(TransportFailure.Kind.BROKEN, true, text, null).getMessage(),
                new CodecFailure("$." + text, text, null).getMessage(),
                details.toString(),
                details.resource(),
                details.serviceMessage(),
                details.endpoint(),
                details.activityId().orElseThrow(),
                SqlQuery.of(half ? "q" : text).toString(),
                ContainerProperties.of(text, "/a").toString(),
                TransportRequest.builder("GET", origin(), "/" + text)
                        .timeoutNanos(1)
                        .build()
                        .toString());

        assertThat(printed).allSatisfy(each -> assertThat(each).isEqualTo(PrintableText.of(each)));
    }

    @Test
    void are_not_in_the_message_of_a_wrong_address() {
        clean(() -> Origin.of(URI.create("http://a\u202eb.example:1")));
        clean(() -> Origin.of(URI.create("ftp:a\u202eb")));
    }

    private static Origin origin() {
        return Origin.of(URI.create("http://127.0.0.1:1"));
    }

    private static void clean(ThrowingCallable use) {
        Throwable refusal = catchThrowable(use);

        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        assertThat(refusal.getMessage()).isEqualTo(PrintableText.of(refusal.getMessage()));
    }
}
