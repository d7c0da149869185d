package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.reliability.world.World;

/** Which regions a read goes to at all. */
class RoutingTest {
    private static ItemReadOptions without(String... regions) {
        return ItemReadOptions.builder().excludedRegions(regions).build();
    }

    @Scenario(19)
    void an_excluded_region_is_not_asked(World w) {
        w.given(7);
        w.always("B").respond(503, 0);

        assertThat(w.read(without("A")).end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("B C");
    }

    @Scenario(20)
    void the_write_region_is_the_last_resort_when_all_are_excluded(World w) {
        w.given(7);

        assertThat(w.read(without("A", "B", "C")).end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A");
    }

    @Scenario(21)
    void without_discovery_the_endpoint_alone_is_asked_a_few_times(World w) {
        w.client(client -> client.endpointDiscovery(false)).given(7);
        w.everywhere().refuseConnection();

        assertThat(w.read().end()).isEqualTo("CosmosTransportException NOT_DONE");
        assertThat(w.route()).isEqualTo("account account");
    }

    @Scenario(22)
    void the_write_region_is_asked_when_the_account_has_none_of_those_preferred(World w) {
        w.preferring("X").given(7);

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A");
    }

    @Scenario(24)
    void names_of_regions_are_matched_without_case_and_spaces(World w) {
        w.regions("East US", "West US 2").preferring("WEST us2", "eastus").given(7);
        w.next(1, "West US 2").respond(503, 0);

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("West US 2 East US");
    }
}
