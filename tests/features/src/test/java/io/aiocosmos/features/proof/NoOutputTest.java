package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.error.CosmosException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client prints nothing, and logs nothing that java.util.logging would print. */
class NoOutputTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Handler logged = new Handler() {
        @Override
        public void publish(LogRecord line) {
            System.err.println(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        Logger.getLogger("").addHandler(logged);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(logged);
        System.setOut(out);
        System.setErr(err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "netty", "okhttp"})
    void nothing_is_printed_on_success_or_failure(String transport) {
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start();
                CosmosClient client = CosmosClients.builder()
                        .endpoint(emulator.endpoint())
                        .key(emulator.key())
                        .transport(transport)
                        .codec("jackson")
                        .connect()) {
            client.createDatabase("books");
            client.database("books").createContainer(ContainerProperties.of("ledger", "/account"));
            CosmosContainer ledger = client.database("books").container("ledger");
            ledger.createItems(List.of(Entry.of("1", "a"), Entry.of("1", "b")), BulkOptions.defaults());
            emulator.faults().next(1).kind("docs.read").breakAfter();
            emulator.faults().next(2).kind("docs.read").respond(429, 3200, Map.of("x-ms-retry-after-ms", "1"));
            ledger.findItem("1", Entry.ACCOUNT, Entry.class);
            assertThatThrownBy(() -> ledger.readItem("2", Entry.ACCOUNT, Entry.class))
                    .isInstanceOf(CosmosException.class);
            assertThatThrownBy(() -> ledger.queryItems(SqlQuery.of("selekt"), Entry.class)
                            .iterator()
                            .hasNext())
                    .isInstanceOf(CosmosException.class);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
