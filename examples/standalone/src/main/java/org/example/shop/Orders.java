package org.example.shop;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.SqlQuery;

/** The application code; it depends on the API only. */
public final class Orders {
    /** One item of the container; its partition key is {@code /customer}. */
    public record Order(String id, String customer, int cents) {}

    private final CosmosContainer container;

    public Orders(CosmosContainer container) {
        this.container = container;
    }

    public void place(Order order) {
        container.createItem(order, PartitionKey.of(order.customer()));
    }

    public int total(String customer) {
        SqlQuery query = SqlQuery.of("SELECT * FROM c WHERE c.customer = @customer").with("@customer", customer);
        int cents = 0;
        for (Order order : container.queryItems(query, Order.class)) cents += order.cents();
        return cents;
    }
}
