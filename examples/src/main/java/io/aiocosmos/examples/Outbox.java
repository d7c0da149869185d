package io.aiocosmos.examples;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.changefeed.ChangeFeedProcessor;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * An order and the message about it are stored in one transaction; a change feed processor sends the messages. So neither
 * is there without the other, and no message is lost: it is sent at least once, and has an id to know it again by. With a
 * time to live of their own, messages would vanish by themselves.
 */
public final class Outbox {
    private Outbox() {}

    /** An order or a message, by its kind. */
    record Record(String id, String customer, String kind, String text) {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            example.client().createDatabaseIfNotExists("shop");
            CosmosDatabase shop = example.client().database("shop");
            shop.createContainerIfNotExists(ContainerProperties.of("orders", "/customer"));
            shop.createContainerIfNotExists(ContainerProperties.of("leases", "/id"));
            CosmosContainer orders = shop.container("orders");

            CountDownLatch sent = new CountDownLatch(3);
            try (ChangeFeedProcessor processor = ChangeFeedProcessor.builder()
                    .monitored(orders)
                    .leases(shop.container("leases"))
                    .name("outbox")
                    .instance("example")
                    .pollDelay(Duration.ofMillis(100))
                    .handle(Record.class, (changes, context) -> {
                        for (Record each : changes) {
                            if (!each.kind().equals("message")) continue;
                            out.println("Sent " + each.text());
                            sent.countDown();
                        }
                    })
                    // after 5 attempts
                    .deadLetter(5, (changes, context, failure) -> out.println("Put aside: " + changes.size()))
                    .build()) {
                processor.start();
                for (int i = 1; i <= 3; i++) order(orders, "customer-" + i, "order-" + i);
                if (!ExampleClient.await(sent)) out.println("Too slow");
            }
        }
    }

    private static void order(CosmosContainer orders, String customer, String id) {
        orders.executeBatch(TransactionalBatch.in(PartitionKey.of(customer))
                .create(new Record(id, customer, "order", "two books"))
                .create(new Record(id + "-message", customer, "message", "confirmation of " + id)));
    }
}
