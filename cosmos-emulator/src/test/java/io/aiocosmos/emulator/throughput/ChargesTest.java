package io.aiocosmos.emulator.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargesTest {
    @Test
    void small_items_cost_what_was_measured() {
        assertThat(Charges.read(300)).isEqualTo(1);
        assertThat(Charges.create(300)).isEqualTo(6.67);
        assertThat(Charges.delete(300)).isEqualTo(6.67);
        assertThat(Charges.upsertOfExisting(300)).isEqualTo(10.67);
        assertThat(Charges.replace(300)).isEqualTo(11.05);
    }

    @Test
    void larger_items_cost_more() {
        assertThat(Charges.read(100_000)).isGreaterThan(Charges.read(2000));
        assertThat(Charges.create(2000)).isGreaterThan(Charges.create(1024));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "6.67, 6.67", "2.5, 2.5", "0.38, 0.38", "10.049, 10.05", "3.004, 3", "0.05, 0.05"})
    void the_text_has_two_digits_at_most(double charge, String text) {
        assertThat(Charges.text(charge)).isEqualTo(text);
    }
}
