package io.aiocosmos.compatibility;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.SqlQuery;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {
    private final CosmosContainer orders;

    OrderController(CosmosContainer orders) {
        this.orders = orders;
    }

    @PutMapping("/orders")
    void put(@RequestBody Order order) {
        orders.upsertItem(order, PartitionKey.of(order.customer()));
    }

    @GetMapping("/orders/{customer}")
    List<Order> of(@PathVariable("customer") String customer) {
        SqlQuery query = SqlQuery.of("select * from o where o.customer = @c order by o.amount")
                .with("@c", customer);
        return orders.queryItems(query, Order.class).stream().toList();
    }
}
