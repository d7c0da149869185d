package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import io.aiocosmos.emulator.FaultRule;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The SDK under injected faults of the emulator. */
class FaultInjectionTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static CosmosContainer items;

    @BeforeAll
    static void create_a_container() {
        items = SDK.newContainer("/pk");
    }

    @AfterEach
    void clear() {
        SDK.emulator().faults().clear();
    }

    private static Entry stored() {
        Entry entry = new Entry(SDK.newName(), "a", 1);
        items.createItem(entry);
        return entry;
    }

    private static Entry read(Entry entry) {
        return items.readItem(entry.id(), entry.key(), Entry.class).getItem();
    }

    private static FaultRule reads(int times) {
        return SDK.emulator().faults().next(times).kind("docs.read");
    }

    @Test
    void a_throttled_read_is_retried_after_the_retry_delay() {
        Entry entry = stored();
        reads(2).respond(429, 3200, Map.of("x-ms-retry-after-ms", "5"));

        assertThat(read(entry)).isEqualTo(entry);
        assertThat(SDK.emulator().faults().pending()).isZero();
    }

    @Test
    void a_read_whose_connection_breaks_is_retried() {
        Entry entry = stored();
        reads(1).breakBefore();

        assertThat(read(entry)).isEqualTo(entry);
        assertThat(SDK.emulator().faults().pending()).isZero();
    }

    @Test
    void a_failure_that_is_not_retried_reaches_the_caller() {
        Entry entry = stored();
        reads(1).respond(403, 0);

        assertThat(statusOf(() -> read(entry))).isEqualTo(403);
    }
}
