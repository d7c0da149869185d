package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.ItemWriteOptions;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ResponsesTest extends FeatureTest {
    private static final String UUID = "[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";

    @Test
    void a_response_has_its_charge_and_activity_id() {
        CosmosResponse<Item> created = container().createItem(Item.of("1"), Item.KEY);

        assertThat(created.isOk()).isTrue();
        assertThat(created.subStatusCode()).isZero();
        assertThat(created.requestCharge()).isPositive();
        assertThat(created.activityId()).hasValueSatisfying(id -> assertThat(id).matches(UUID));
        assertThat(created.etag()).hasValueSatisfying(etag -> assertThat(etag).isNotBlank());
        assertThat(created.failure()).isEmpty();
        assertThat(created.errorBody()).isEmpty();
    }

    @Test
    void a_response_carries_the_session_token() {
        CosmosResponse<Item> created = container().createItem(Item.of("1"), Item.KEY);

        assertThat(created.sessionToken())
                .hasValueSatisfying(token -> assertThat(token).matches("\\d+:-1#\\d+.*"));
    }

    @Test
    void the_etag_is_that_of_the_stored_item() {
        CosmosContainer items = container();
        CosmosResponse<Item> created = items.createItem(Item.of("1"), Item.KEY);

        assertThat(items.readItem("1", Item.KEY, Item.class).etag()).isEqualTo(created.etag());
    }

    @Test
    void any_header_can_be_read_in_any_case() {
        CosmosResponse<Item> created = container().createItem(Item.of("1"), Item.KEY);

        assertThat(created.header("X-MS-Request-Charge"))
                .hasValueSatisfying(
                        charge -> assertThat(Double.parseDouble(charge)).isEqualTo(created.requestCharge()));
        assertThat(created.header("x-no-such-header")).isEmpty();
    }

    @Test
    void diagnostics_list_each_attempt() {
        Diagnostics diagnostics = container().createItem(Item.of("1"), Item.KEY).diagnostics();

        assertThat(diagnostics.elapsed()).isBetween(Duration.ofNanos(1), Duration.ofMinutes(1));
        assertThat(diagnostics.requestCharge()).isPositive();
        assertThat(diagnostics.attempts()).singleElement().satisfies(only -> {
            assertThat(only.statusCode()).isEqualTo(201);
            assertThat(only.endpoint()).startsWith("http");
            assertThat(only.waitBefore()).isLessThan(Duration.ofSeconds(10));
        });
        assertThat(diagnostics.toString()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void responses_of_containers_have_the_same_details() {
        CosmosResponse<ContainerProperties> created =
                database().createContainer(ContainerProperties.of("items", "/pk"));

        assertThat(created.requestCharge()).isPositive();
        assertThat(created.activityId()).isPresent();
        assertThat(created.etag()).isPresent();
    }

    @Test
    @Tag("emulator")
    void a_custom_header_is_sent() {
        ItemWriteOptions tagged =
                ItemWriteOptions.builder().header("x-ms-my-tag", "blue").build();

        container().createItem(Item.of("1"), Item.KEY, tagged);

        assertThat(sent("docs.create"))
                .extracting(request -> request.header("x-ms-my-tag").orElse(""))
                .containsExactly("blue");
    }
}
