package org.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import org.example.shop.Orders.Order;
import org.junit.jupiter.api.Test;

class OrdersTest {
    /** Through the transport and the codec that the pom names, to the emulator on a free port. */
    @Test
    void the_orders_of_a_customer_add_up() {
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start();
                CosmosClient cosmos = CosmosClients.connect(emulator.endpoint(), emulator.key())) {
            cosmos.createDatabase("shop");
            cosmos.database("shop").createContainer(ContainerProperties.of("orders", "/customer"));
            Orders orders = new Orders(cosmos.database("shop").container("orders"));

            orders.place(new Order("1", "ann", 250));
            orders.place(new Order("2", "ann", 150));
            orders.place(new Order("3", "bob", 999));

            assertEquals(400, orders.total("ann"));
        }
    }
}
