package io.aiocosmos.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.junit.Container;
import io.aiocosmos.junit.CosmosTest;
import io.aiocosmos.junit.CosmosTestSetup;
import io.aiocosmos.junit.RequestUnits;

/** The extension works on the JUnit that Spring Boot manages. */
class JUnitExtensionTest {
    /** There are several codecs here. */
    public static final class OneCodec implements CosmosTestSetup {
        @Override
        public void client(CosmosClientBuilder builder) {
            builder.codec("jackson2");
        }
    }

    @CosmosTest(setup = OneCodec.class)
    @RequestUnits(atMost = 20)
    void a_test_has_a_container_of_its_own(
            @Container(id = "orders", partitionKey = "/customer") CosmosContainer orders) {
        orders.createItem(new Order("1", "Ada", 5), PartitionKey.of("Ada"));

        assertThat(orders.readAllItems(PartitionKey.of("Ada"), Order.class)).hasSize(1);
    }
}
