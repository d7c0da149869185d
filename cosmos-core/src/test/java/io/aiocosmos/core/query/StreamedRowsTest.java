package io.aiocosmos.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.partition.KeyScope.Reach;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.spi.ArrayCodec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Rows of codecs that decode a whole array with one parser. */
class StreamedRowsTest {
    private final ArrayDecoder decoder = new ArrayDecoder();

    /** Decodes numbers and counts calls. */
    private static final class ArrayDecoder implements RowDecoder<String> {
        private int streamed;
        private int alone;

        @Override
        public String decode(JsonSlice row) {
            alone++;
            return number(row);
        }

        private static String number(JsonSlice row) {
            String text = Slices.text(row);
            if (text.equals("\"worse\"")) throw new AssertionError("of the user's");
            if (text.startsWith("\"")) throw new IllegalStateException("no number");
            return text;
        }

        @Override
        public ArrayCodec.Elements<String> elements(byte[] json, int offset, int length) {
            int end = new String(json, offset, length).indexOf(']') + offset + 1;
            JsonElements elements = JsonSlice.of(json, offset, end - offset).elements();
            return new ArrayCodec.Elements<>() {
                private boolean peeked;
                private boolean more;
                private boolean within;

                @Override
                public boolean hasNext() {
                    if (!peeked) more = elements.next();
                    peeked = true;
                    return more;
                }

                @Override
                public String next() {
                    peeked = false;
                    if (within) return "the rest of a row";
                    within = true;
                    streamed++;
                    String row = number(elements.value());
                    within = false;
                    return row;
                }

                @Override
                public int end() {
                    return end;
                }
            };
        }
    }

    /** Without a listener: events contain the number of rows, for which a page must be parsed at once. */
    private ScriptedService serving(String... pages) {
        ScriptedService service = new ScriptedService()
                .unplanned(pages)
                .reach(Reach.ONE_KEY, Reach.ONE_KEY)
                .decode(decoder);
        service.engine.listener(null);
        return service;
    }

    /** Two partitions, the second with one page, {@code 4,5}. */
    private ScriptedService planned(String... pages) {
        ScriptedService service = new ScriptedService()
                .range("0", "", "80", pages)
                .range("1", "80", "FF", "4,5")
                .decode(decoder);
        service.engine.listener(null);
        return service;
    }

    @Test
    void are_read_by_one_parser_a_page() {
        assertThat(serving("1,2,3", "", "4").rows()).containsExactly("1", "2", "3", "4");
        assertThat(decoder.streamed).isEqualTo(4);
        assertThat(decoder.alone).isZero();
    }

    @Test
    void are_read_so_by_whole_pages_and_by_subscribers_too() throws Exception {
        List<String> taken = new ArrayList<>();

        serving("1,2", "3").rows().pages().forEach(page -> taken.addAll(page.items()));
        serving("1,2", "3").rowsAsync().forEach(taken::add).get();

        assertThat(taken).containsExactly("1", "2", "3", "1", "2", "3");
        assertThat(decoder.alone).isZero();
    }

    @Test
    void of_pages_of_a_size_are_decoded_one_by_one_since_several_answers_make_such_a_page() {
        assertThat(serving("1,2", "3").rows().page(3).items()).containsExactly("1", "2", "3");
        assertThat(decoder.streamed).isZero();
    }

    @Test
    void of_partitions_are_read_by_one_parser_an_answer_if_the_client_merges_nothing() {
        ScriptedService service = planned("1,2", "", "3");

        assertThat(service.rows()).containsExactly("1", "2", "3", "4", "5");
        assertThat(decoder.streamed).isEqualTo(5);
        assertThat(decoder.alone).isZero();
    }

    @Test
    void of_partitions_fail_where_an_answer_is_broken_and_go_on_behind_it() {
        Iterator<String> rows = planned("1 2").rows().iterator();

        assertThat(rows.next()).isEqualTo("1");
        assertThatThrownBy(rows::next).isInstanceOf(CosmosCodecException.class);
        assertThat(rows).toIterable().containsExactly("4", "5");
    }

    @Test
    void of_a_partition_without_rows_that_is_broken_fail_the_page() {
        assertThatThrownBy(planned("],'x':'").rows().iterator()::hasNext).isInstanceOf(CosmosCodecException.class);
    }

    @Test
    void of_partitions_are_decoded_one_by_one_where_only_the_first_are_wanted() {
        assertThat(planned("1,2").plan("'top':3").rows()).containsExactly("1", "2", "4");
        assertThat(decoder.streamed).isZero();
    }

    @Test
    void are_decoded_one_by_one_from_the_row_on_that_failed() {
        Iterator<String> rows = serving("1,'bad',3", "4").rows().iterator();

        assertThat(rows.next()).isEqualTo("1");
        assertThatThrownBy(rows::next).hasMessage("no number");
        assertThat(decoder.alone).isOne();
        assertThat(rows.next()).isEqualTo("3");
        assertThat(decoder.alone).isEqualTo(2);
        assertThat(rows.next()).isEqualTo("4");
        assertThat(rows.hasNext()).isFalse();
        assertThat(decoder.alone).isEqualTo(2);
    }

    @Test
    void fail_a_subscription_if_their_parser_fails_in_looking_for_the_next() {
        AssertionError failure = new AssertionError("no end");
        ScriptedService service = serving("1").decode(new RowDecoder<>() {
            @Override
            public String decode(JsonSlice row) {
                return decoder.decode(row);
            }

            @Override
            public ArrayCodec.Elements<String> elements(byte[] json, int offset, int length) {
                return new ArrayCodec.Elements<>() {
                    @Override
                    public boolean hasNext() {
                        throw failure;
                    }

                    @Override
                    public String next() {
                        return "1";
                    }

                    @Override
                    public int end() {
                        return offset + length;
                    }
                };
            }
        });

        assertThat(service.rowsAsync().forEach(row -> {})).isCompletedExceptionally();
        assertThatThrownBy(service.rowsAsync().forEach(row -> {})::get).hasCause(failure);
    }

    @Test
    void are_decoded_one_by_one_after_an_error() {
        Iterator<String> rows = serving("1,'worse',3", "4").rows().iterator();

        assertThat(rows.next()).isEqualTo("1");
        assertThatThrownBy(rows::next).isInstanceOf(AssertionError.class).hasMessage("of the user's");
        assertThat(decoder.alone).isZero();
        assertThat(rows).toIterable().containsExactly("3", "4");
    }

    @Test
    void of_a_page_that_is_malformed_further_on_fail_there() {
        Iterator<String> rows = serving("1,2 3").rows().iterator();

        assertThat(rows.next()).isEqualTo("1");
        assertThat(rows.next()).isEqualTo("2");
        assertThat(rows.hasNext()).isTrue();
        assertThatThrownBy(rows::next)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("with a body that cannot be read");
        assertThat(rows.hasNext()).isFalse();
    }

    @Test
    void of_a_malformed_page_fail_as_a_whole_with_a_listener() {
        ScriptedService service = serving("1,2 3");
        service.engine.listener(event -> {});

        assertThatThrownBy(service.rows().iterator()::hasNext).isInstanceOf(CosmosCodecException.class);
    }

    @Test
    void of_a_page_that_is_malformed_after_them_fail_at_the_end() {
        inEachMode("1],'x':1", taken -> assertThat(taken).containsExactly("1"));
    }

    @Test
    void of_a_page_without_rows_fail_before_the_first() {
        inEachMode("],'x':'", taken -> assertThat(taken).isEmpty());
    }

    /** The script closes the array and the page after the text. */
    private void inEachMode(String broken, Consumer<List<String>> check) {
        List<String> blocking = new ArrayList<>();
        assertThatThrownBy(() -> serving(broken).rows().forEach(blocking::add))
                .isInstanceOf(CosmosCodecException.class);
        check.accept(blocking);

        List<String> async = new ArrayList<>();
        assertThatThrownBy(() -> serving(broken).rowsAsync().forEach(async::add).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CosmosCodecException.class);
        check.accept(async);

        assertThatThrownBy(() -> serving(broken).rows().pages().iterator().next())
                .isInstanceOf(CosmosCodecException.class);
    }
}
