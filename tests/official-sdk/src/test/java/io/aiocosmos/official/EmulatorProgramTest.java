package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.azure.cosmos.CosmosClient;
import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosContainerProperties;
import io.aiocosmos.emulator.CosmosEmulator;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator as a runnable jar. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmulatorProgramTest {
    private static final String KEY = CosmosEmulator.WELL_KNOWN_KEY;

    @Test
    void it_prints_its_address_and_its_key_and_then_that_it_is_ready() throws IOException {
        try (EmulatorProgram program = EmulatorProgram.start("--port", "0")) {
            List<String> lines = program.linesUntilReady();

            String endpoint = lines.get(0).replace("endpoint ", "");
            assertThat(endpoint).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(lines).containsExactly("endpoint " + endpoint, "key      " + KEY, "READY " + endpoint);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port 0", "--port 0 --https --partitions 2"})
    void the_sdk_works_with_it(String arguments) throws IOException {
        try (EmulatorProgram program = EmulatorProgram.start(arguments.split(" "));
                CosmosClient client =
                        OfficialSdk.builder(program.awaitEndpoint(), KEY).buildClient()) {
            assertServes(client);
        }
    }

    private static void assertServes(CosmosClient client) {
        client.createDatabaseIfNotExists("d");
        client.getDatabase("d").createContainerIfNotExists(new CosmosContainerProperties("c", "/pk"));
        CosmosContainer items = client.getDatabase("d").getContainer("c");
        Entry entry = new Entry("1", "a", 1);

        items.createItem(entry);
        items.replaceItem(entry.with(2), entry.id(), entry.key(), null);

        assertThat(items.readItem("1", entry.key(), Entry.class).getItem().amount())
                .isEqualTo(2);
        assertThat(items.readAllItems(entry.key(), Entry.class)).containsExactly(entry.with(2));
        items.deleteItem("1", entry.key(), null);
        assertThat(statusOf(() -> items.readItem("1", entry.key(), Entry.class)))
                .isEqualTo(404);
    }

    @Test
    void it_stops_on_a_signal() throws IOException, InterruptedException {
        try (EmulatorProgram program = EmulatorProgram.start("--port", "0")) {
            int port = URI.create(program.awaitEndpoint()).getPort();

            program.stop();
            program.awaitEnd();

            assertThrows(ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        }
    }

    @Test
    void a_port_that_is_taken_ends_it_with_one_line() throws IOException, InterruptedException {
        try (EmulatorProgram first = EmulatorProgram.start("--port", "0")) {
            int port = URI.create(first.awaitEndpoint()).getPort();

            try (EmulatorProgram second = EmulatorProgram.start("--port", Integer.toString(port))) {
                assertThat(second.linesUntilReady())
                        .singleElement()
                        .asString()
                        .contains("cannot listen on")
                        .contains(Integer.toString(port));
                assertThat(second.awaitEnd()).isEqualTo(1);
            }
        }
    }
}
