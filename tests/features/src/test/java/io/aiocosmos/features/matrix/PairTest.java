package io.aiocosmos.features.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairTest {
    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static List<Pair> few(List<Pair> pairs) {
        return pairs.stream().filter(Pair::few).toList();
    }

    @ParameterizedTest
    @CsvSource({"3,3", "2,2", "4,3", "3,4", "5,2", "2,5"})
    void few_pairs_have_each_transport_and_each_codec(int transports, int codecs) {
        List<Pair> all = Pair.all(names("transport", transports), names("codec", codecs));

        assertThat(all).hasSize(transports * codecs).doesNotHaveDuplicates();
        assertThat(few(all)).hasSize(Math.max(transports, codecs));
        assertThat(few(all).stream().map(Pair::transport).distinct()).hasSize(transports);
        assertThat(few(all).stream().map(Pair::codec).distinct()).hasSize(codecs);
    }

    @Test
    void one_codec_is_enough_in_process() {
        assertThat(few(Pair.all(List.of("inprocess"), names("codec", 3)))).hasSize(1);
    }
}
