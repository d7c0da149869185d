package org.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.junit.Container;
import io.aiocosmos.junit.CosmosTest;
import io.aiocosmos.junit.NoCrossPartitionQueries;
import io.aiocosmos.junit.NoFullScans;
import io.aiocosmos.junit.RequestUnits;
import org.junit.jupiter.api.Test;

/** What the same code costs: each test has a container of its own, in this process. */
@CosmosTest
@NoFullScans
class OrderCostsTest {
    @Test
    @RequestUnits(atMost = 3)
    @NoCrossPartitionQueries
    void a_total_is_one_cheap_query(
            @Container(id = "orders", partitionKey = "/customer", data = "orders.json") CosmosContainer orders) {
        assertEquals(400, new Orders(orders).total("ann"));
    }
}
