package io.aiocosmos.opentelemetry;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names of operations as the conventions have them; those that they do not know are ours in snake case. */
final class OperationNames {
    private static final Map<String, String> OTHER = Map.of(
            "createItems", "bulk_create_item",
            "findItem", "read_item",
            "readMany", "read_many_items",
            "deleteAllItems", "delete_all_items_by_partition_key",
            "queryAllVersionsAndDeletes", "query_change_feed",
            "listDatabases", "read_all_databases",
            "listContainers", "read_all_containers");

    private static final Map<String, String> KNOWN =
            new ConcurrentHashMap<>(OTHER); // as many as the client has methods

    private OperationNames() {}

    static String of(String operation, ResourceNames resource) {
        String name = KNOWN.computeIfAbsent(operation, OperationNames::snakeCase);
        if (!name.endsWith("_throughput")) return name;
        String owner = resource.container().isEmpty() ? "database" : "container";
        return name.replace("throughput", owner + "_throughput");
    }

    private static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            if (Character.isUpperCase(name.charAt(i))) snake.append('_');
            snake.append(name.charAt(i));
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }
}
