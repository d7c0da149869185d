package io.aiocosmos.throughput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.spi.ThroughputControl;
import io.aiocosmos.spi.TransportResponse;
import org.junit.jupiter.api.Test;

class ThroughputGroupTest {
    private final ThroughputGroup group =
            ThroughputGroup.builder("im\"ports").requestUnitsPerSecond(100).build();

    private double use(String operation, double charge) {
        double reserved = group.admit(operation, 0);
        if (reserved >= 0) group.charged(operation, reserved, charge, 0);
        return reserved;
    }

    @Test
    void what_an_operation_cost_before_is_set_aside_for_the_next() {
        use("readItem", 1);
        use("executeBulk", 20);

        assertThat(group.admit("readItem", 0)).isEqualTo(1);
        assertThat(group.admit("executeBulk", 0)).isEqualTo(20);
    }

    @Test
    void the_cost_follows_what_is_charged() {
        group.admit("readItem", 0);
        for (int i = 0; i < 50; i++) group.charged("readItem", 0, 1, 0);
        for (int i = 0; i < 50; i++) group.charged("readItem", 0, 5, 0);
        group.charged("readItem", 0, 0, 0); // no response

        assertThat(group.admit("readItem", 10_000_000_000L)).isBetween(4.9, 5.0);
    }

    @Test
    void a_refusal_names_the_group_what_it_has_and_what_to_do() {
        use("readItem", 250);

        assertThat(group.admit("readItem", 0)).isNegative();
        TransportResponse refusal = group.refusal("readItem", 500_000);
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.header("X-Ms-Substatus")).isEqualTo("10003");
        assertThat(refusal.header("x-ms-retry-after-ms")).isEqualTo("2000");
        assertThat(new String(refusal.body(), UTF_8))
                .isEqualTo(
                        "{\"code\":\"TooManyRequests\",\"message\":\"Throughput group im\\\"ports held it back: it has"
                                + " 100 RU/s, and all are used. Give the group more, or ask for less\"}");
    }

    @Test
    void a_refusal_of_a_bulk_has_its_own_number() {
        use("executeBulk", 250);

        assertThat(group.refusal("executeBulk", 0).header("x-ms-substatus")).isEqualTo("10005");
    }

    @Test
    void what_is_unlimited_goes_at_once() {
        ThroughputControl all = ThroughputGroup.unlimited();

        for (int i = 0; i < 1000; i++) {
            assertThat(all.admit("readItem", 0)).isZero();
            all.charged("readItem", 0, 1000, 0);
        }
        assertThat(all.preparation()).isNull();
    }

    @Test
    void settings_are_checked() {
        assertThatThrownBy(() -> ThroughputGroup.builder(" ")).hasMessage("name must not be blank");
        ThroughputGroup.Builder builder = ThroughputGroup.builder("imports");
        assertThatThrownBy(() -> builder.requestUnitsPerSecond(0))
                .hasMessage("requestUnitsPerSecond must be at least 1, was 0");
        assertThatThrownBy(builder::build).hasMessageContaining("call requestUnitsPerSecond");
    }

    @Test
    void it_is_shown_with_what_it_has() {
        assertThat(group).hasToString("ThroughputGroup[im\"ports, 100.0 RU/s]");
    }
}
