package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.emulator.Faults;
import io.aiocosmos.error.CosmosThrottledException;
import io.aiocosmos.features.matrix.FewPairs;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("emulator")
@FewPairs
class ThrottlingTest extends FeatureTest {
    private Faults faults;
    private CosmosClient patient;
    private CosmosContainer items;

    @BeforeEach
    void open() {
        faults = setup.server().emulator().faults();
        patient = setup.connect(setup.builder()
                .retry(RetryOptions.builder().maxThrottleRetries(2).build()));
        items = patient.database(databaseId).container(container().id());
    }

    @AfterEach
    void close() {
        faults.clear();
        patient.close();
    }

    private void throttle(int times) {
        faults.next(times).kind("docs.create").respond(429, 3200, Map.of("x-ms-retry-after-ms", "1"));
    }

    @Test
    void a_throttled_operation_is_retried_as_often_as_the_options_say() {
        throttle(2);

        assertThat(items.createItem(Item.of("1"), Item.KEY).diagnostics().attempts())
                .hasSize(3);
    }

    @Test
    void a_throttled_operation_fails_once_its_retries_are_used_up() {
        throttle(3);

        assertThatThrownBy(() -> items.createItem(Item.of("1"), Item.KEY)).isInstanceOf(CosmosThrottledException.class);
    }

    @Test
    void an_operations_own_options_stand_instead_of_the_clients() {
        throttle(1);
        ItemWriteOptions once =
                ItemWriteOptions.builder().retry(RetryOptions.none()).build();

        assertThatThrownBy(() -> items.createItem(Item.of("1"), Item.KEY, once))
                .isInstanceOf(CosmosThrottledException.class);
    }
}
