package io.aiocosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void defaults_say_nothing() {
        ItemReadOptions options = ItemReadOptions.defaults();

        assertThat(options.timeout()).isEmpty();
        assertThat(options.sessionToken()).isEmpty();
        assertThat(options.consistencyLevel()).isEmpty();
        assertThat(options.ifNoneMatch()).isEmpty();
        assertThat(options.excludedRegions()).isEmpty();
        assertThat(options.headers()).isEmpty();
        assertThat(ItemWriteOptions.defaults().returnContent()).isEmpty();
        assertThat(ItemWriteOptions.defaults().retryUnknownOutcome()).isEmpty();
        assertThat(options.priorityLevel()).isEmpty();
        assertThat(options.throughputBucket()).isEmpty();
        assertThat(ItemWriteOptions.defaults().ifNoneMatch()).isEmpty();
        assertThat(BulkOptions.defaults().returnContent()).isFalse();
        assertThat(BulkOptions.defaults().sessionToken()).isEmpty();
        assertThat(BulkOptions.defaults().indexingDirective()).isEmpty();
        assertThat(BulkOptions.defaults().maxConcurrency()).isEqualTo(100);
    }

    @Test
    void what_was_built_does_not_change_with_its_builder() {
        ItemReadOptions.Builder builder = ItemReadOptions.builder().header("x-ms-a", "1");
        ItemReadOptions first = builder.build();

        builder.header("x-ms-b", "2").excludedRegions("West US");

        assertThat(first.headers()).containsOnlyKeys("x-ms-a");
        assertThat(first.excludedRegions()).isEmpty();
    }

    @Test
    void excluding_no_region_differs_from_saying_nothing() {
        assertThat(ItemReadOptions.builder().excludedRegions().build().excludedRegions())
                .contains(List.of());
    }

    @Test
    void excluded_regions_are_copied() {
        String[] regions = {"West US"};
        ItemReadOptions.Builder builder = ItemReadOptions.builder().excludedRegions(regions);

        regions[0] = "East US";

        assertThat(builder.build().excludedRegions()).contains(List.of("West US"));
    }

    @Test
    void hedging_is_for_reads_within_five_percent_by_default() {
        HedgingOptions options = HedgingOptions.defaults();

        assertThat(options.threshold()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.step()).isEqualTo(Duration.ofMillis(100));
        assertThat(options.budgetPercent()).isEqualTo(5);
        assertThat(options.hedgeWrites()).isFalse();
        assertThat(HedgingOptions.none().budgetPercent()).isZero();
        assertThat(ItemReadOptions.defaults().hedging()).isEmpty();
    }

    @Test
    void hedging_refuses_times_and_shares_that_mean_nothing() {
        HedgingOptions.Builder builder = HedgingOptions.builder();

        assertThatThrownBy(() -> builder.threshold(Duration.ZERO)).hasMessage("threshold must be positive, was PT0S");
        assertThatThrownBy(() -> builder.step(Duration.ofMillis(-1)))
                .hasMessage("step must be positive, was PT-0.001S");
        assertThatThrownBy(() -> builder.budgetPercent(-1)).hasMessage("budgetPercent must be at least 0, was -1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void a_throughput_bucket_is_1_to_5(int bucket) {
        assertThat(QueryOptions.builder().throughputBucket(bucket).build().throughputBucket())
                .hasValue(bucket);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 6})
    void any_other_throughput_bucket_is_refused(int bucket) {
        assertThatThrownBy(() -> QueryOptions.builder().throughputBucket(bucket))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("throughputBucket must be 1 to 5, was " + bucket);
    }

    @Test
    void throughput_of_both_kinds_is_refused() {
        ResourceOptions.Builder both =
                ResourceOptions.builder().manualThroughput(400).autoscaleThroughput(4000);

        assertThatThrownBy(both::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("manualThroughput and autoscaleThroughput exclude each other: set one of them");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 399, 450, -400})
    void manual_throughput_is_a_multiple_of_100_from_400(int units) {
        assertThatThrownBy(() -> Throughput.manual(units)).hasMessageContaining("was " + units);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1500, -1000})
    void autoscale_throughput_is_a_multiple_of_1000(int units) {
        assertThatThrownBy(() -> Throughput.autoscale(units)).hasMessageContaining("was " + units);
    }

    @Test
    void counts_and_times_must_be_positive() {
        assertThatThrownBy(() -> BulkOptions.builder().maxConcurrency(0))
                .hasMessage("maxConcurrency must be at least 1, was 0");
        assertThatThrownBy(() -> QueryOptions.builder().maxItemCount(0))
                .hasMessage("maxItemCount must be at least 1, was 0");
        assertThatThrownBy(() -> QueryOptions.builder().timeout(Duration.ZERO))
                .hasMessage("timeout must be positive, was PT0S");
        assertThatThrownBy(() -> BulkOptions.builder().itemTimeout(Duration.ofSeconds(-1)))
                .hasMessageContaining("itemTimeout must be positive");
    }

    @Nested
    class Session_tokens {
        @ParameterizedTest
        @ValueSource(strings = {"0:-1#12", "0:1#100#1=20#2=5,1:1#7", "0:772"})
        void what_a_response_gave_is_taken(String token) {
            assertThat(ItemReadOptions.builder().sessionToken(token).build().sessionToken())
                    .contains(token);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    " ",
                    "nonsense",
                    "0:",
                    ":1",
                    "0:1,",
                    "0:1:2",
                    "0:1\r\nhost: x",
                    "0:1\t",
                    "\u0000:1#2",
                    "0:1#2\u00e9",
                    "\u202e0:1",
                    "0:1\u007f"
                })
        void a_malformed_one_is_refused_and_not_repeated(String token) {
            assertThatThrownBy(() -> QueryOptions.builder().sessionToken(token))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sessionToken")
                    .satisfies(e ->
                            assertThat(e.getMessage().replace("0:-1#12", "")).doesNotContain("nonsense", "\n"));
        }
    }

    @Nested
    class Headers {
        @Test
        void a_name_is_kept_in_lower_case() {
            assertThat(ItemReadOptions.builder()
                            .header("X-MS-Correlation-Id", "a")
                            .build()
                            .headers())
                    .containsEntry("x-ms-correlation-id", "a");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Authorization",
                    "host",
                    "x-ms-date",
                    "x-ms-session-token",
                    "If-Match",
                    "Content-Length",
                    "x-ms-documentdb-partitionkey",
                    "Accept",
                    "accept-encoding",
                    "x-ms-cosmos-populateindexmetrics-V2"
                })
        void what_the_client_sets_itself_is_refused(String name) {
            assertThatThrownBy(() -> ItemWriteOptions.builder().header(name, "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is set by the client");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "a:b", "a\nb", "ä"})
        void a_malformed_name_is_refused(String name) {
            assertThatThrownBy(() -> ItemWriteOptions.builder().header(name, "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("header name");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\r\nhost: evil", "ä", "\u0000"})
        void a_value_that_could_end_the_line_is_refused(String value) {
            assertThatThrownBy(() -> ItemWriteOptions.builder().header("x-ms-a", value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("printable ASCII");
        }
    }
}
