package io.aiocosmos.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class LongBulkTest {
    @Test
    void a_short_one_stores_all_and_says_what_the_heap_holds() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        LongBulk.run(20_000, new PrintStream(printed));

        assertThat(printed.toString()).contains("MB of heap in use").contains("of 20,000 stored");
    }
}
