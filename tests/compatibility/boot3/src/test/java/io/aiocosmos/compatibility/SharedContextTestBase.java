package io.aiocosmos.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.spring.test.AutoConfigureCosmosEmulator;
import io.aiocosmos.spring.test.EmulatorContainer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** Two classes of tests with one context between them; either is the first. */
@SpringBootTest(
        classes = Shop.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"cosmos.database=shop", "cosmos.container=orders", "cosmos.codec=jackson2"})
@AutoConfigureCosmosEmulator(@EmulatorContainer(id = "orders", partitionKey = "/customer"))
abstract class SharedContextTestBase {
    private static final List<ApplicationContext> CONTEXTS = new CopyOnWriteArrayList<>();

    @Test
    void each_class_finds_the_containers_empty(@Autowired ApplicationContext context) {
        CosmosContainer orders = context.getBean(CosmosContainer.class);

        assertThat(orders.readAllItems(PartitionKey.of("Ada"), Order.class)).isEmpty();

        orders.createItem(new Order("1", "Ada", 5), PartitionKey.of("Ada"));
        assertThat(CONTEXTS).allMatch(each -> each == context);
        CONTEXTS.add(context);
    }
}
