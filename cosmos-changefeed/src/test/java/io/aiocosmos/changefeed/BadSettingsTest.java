package io.aiocosmos.changefeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.error.CosmosSetupException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BadSettingsTest extends ProcessorTestBase {
    @Test
    void what_is_needed_is_named() {
        assertRefused(ChangeFeedProcessor.builder(), "monitored(…)");
        assertRefused(ChangeFeedProcessor.builder().monitored(account.monitored()), "leases(…)");
        assertRefused(
                ChangeFeedProcessor.builder()
                        .monitored(account.monitored())
                        .leases(account.leases())
                        .name("")
                        .instance("one"),
                "handle(…)");
    }

    @Test
    void settings_must_fit_together() {
        assertRefused(builder("one").expirationInterval(Duration.ofSeconds(17)), "more than renewInterval");
        assertRefused(builder("one").minLeases(3).maxLeases(2), "minLeases");
        assertRefused(
                builder("one")
                        .handleAllVersionsAndDeletes(Entry.class, (changes, context) -> {})
                        .startFromBeginning(),
                "start now");
        assertRefused(
                builder("one")
                        .handleAllVersionsAndDeletes(Entry.class, (changes, context) -> {})
                        .startFrom(Instant.EPOCH),
                "start now");
    }

    @Test
    void values_are_checked_when_they_are_set() {
        ChangeFeedProcessorBuilder builder = builder("one");

        assertThatThrownBy(() -> builder.pollDelay(Duration.ZERO)).hasMessageContaining("pollDelay");
        assertThatThrownBy(() -> builder.pollDelay(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("most");
        assertThatThrownBy(() -> builder.maxItemCount(0)).hasMessageContaining("maxItemCount");
        assertThatThrownBy(() -> builder.maxLeases(-1)).hasMessageContaining("maxLeases");
        assertThatThrownBy(() -> builder.deadLetter(0, (changes, context, failure) -> {}))
                .hasMessageContaining("attempts");
        assertThatThrownBy(() -> builder.instance(" ")).hasMessageContaining("instance");
        assertThatThrownBy(() -> builder.name(null)).hasMessageContaining("name");
    }

    @Test
    void a_builder_can_be_used_again_without_changing_what_it_built() {
        ChangeFeedProcessorBuilder builder = builder("one");
        ProcessorSettings built = builder.settings.checked();
        builder.instance("two");

        assertThat(built.instance).isEqualTo("one");
    }

    @Test
    void a_time_of_ages_is_as_long_as_can_be_counted() {
        assertThat(builder("one").pollDelay(Duration.ofDays(1_000_000)).settings.pollDelay)
                .isPositive();
    }

    private static void assertRefused(ChangeFeedProcessorBuilder builder, String why) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining(why);
    }
}
