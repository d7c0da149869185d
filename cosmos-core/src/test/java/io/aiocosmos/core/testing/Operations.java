package io.aiocosmos.core.testing;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.Operation.Kind;
import io.aiocosmos.core.operation.OperationBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Operations to test with, on the container {@code dbs/books/colls/ledger}. */
public final class Operations {
    public static final Link LEDGER = Link.database("books").container("ledger");
    private static final byte[] BODY = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);

    private Operations() {}

    public static OperationBuilder read() {
        return Operation.of("readItem", Kind.ITEM_READ, "GET", "docs", LEDGER.item("1"))
                .container(LEDGER);
    }

    public static OperationBuilder write() {
        return Operation.ofFeed("createItem", Kind.ITEM_WRITE, "POST", "docs", LEDGER)
                .container(LEDGER)
                .body(BODY, BODY.length);
    }

    static OperationBuilder readContainer() {
        return Operation.of("readContainer", Kind.RESOURCE_READ, "GET", "colls", LEDGER);
    }

    static OperationBuilder createContainer() {
        return Operation.ofFeed("createContainer", Kind.RESOURCE_WRITE, "POST", "colls", Link.database("books"))
                .body(BODY, BODY.length);
    }

    /** By a word: {@code read}, {@code write}, {@code guarded}, {@code repeatable}, or one on a resource. */
    public static Operation named(String word) {
        switch (word) {
            case "read":
                return read().build();
            case "write":
                return write().build();
            case "guarded":
                return write().header("if-match", "\"1\"").etagGuarded().build();
            case "repeatable":
                return write().retryUnknownOutcome(true).build();
            case "read-container":
                return readContainer().build();
            case "create-container":
                return createContainer().build();
            default:
                throw new IllegalArgumentException(word);
        }
    }

    public static Operation within(OperationBuilder operation, Duration allowed) {
        return operation.timeoutNanos(allowed.toNanos()).build();
    }
}
