package io.aiocosmos.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.emulator.CosmosEmulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class LaggingProcessorTest {
    @Test
    void a_short_lag_is_caught_up_and_what_the_heap_holds_is_said() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        try (CosmosEmulator emulator =
                CosmosEmulator.builder().key(GatewayTarget.key()).http(0).start()) {
            LaggingProcessor.run(emulator.endpoint(), 2_000, new PrintStream(printed));
        }

        assertThat(printed.toString()).contains("MB of heap in use").contains("2,000 handled in");
    }
}
