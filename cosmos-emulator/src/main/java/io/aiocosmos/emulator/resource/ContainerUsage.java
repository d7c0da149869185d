package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.store.PartitionView;
import java.util.Iterator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Item counts and sizes of a container, which a read of it returns on demand. */
final class ContainerUsage {
    private static final int KILOBYTE = 1024;

    private record Usage(long items, long bytes) {
        private long kilobytes() {
            return (bytes + KILOBYTE - 1) / KILOBYTE;
        }

        private Usage plus(Usage other) {
            return new Usage(items + other.items, bytes + other.bytes);
        }
    }

    private ContainerUsage() {}

    /** The container with its {@code statistics}: items and size of each range. */
    static ObjectNode withStatistics(Container container) {
        ObjectNode json = Json.object();
        json.setAll(container.json());
        ArrayNode statistics = json.putArray("statistics");
        for (Partition partition : container.partitions()) {
            Usage usage = usage(partition);
            statistics
                    .addObject()
                    .put("id", partition.id())
                    .put("sizeInKB", usage.kilobytes())
                    .put("documentCount", usage.items())
                    .put("sampledDistinctPartitionKeyCount", 0)
                    .putArray("partitionKeys");
        }
        return json;
    }

    /** The value of {@code x-ms-resource-usage}: sizes in kilobytes. */
    static String header(Container container) {
        Usage all = container.partitions().stream().map(ContainerUsage::usage).reduce(new Usage(0, 0), Usage::plus);
        return "functions=0;storedProcedures=0;triggers=0;documentSize=0;documentsSize=" + all.kilobytes()
                + ";documentsCount=" + all.items() + ";collectionSize=" + all.kilobytes() + ";";
    }

    private static Usage usage(Partition partition) {
        PartitionView view = partition.current();
        return view.read(() -> usage(view.from(0)));
    }

    private static Usage usage(Iterator<Item> all) {
        long items = 0;
        long bytes = 0;
        for (; all.hasNext(); items++) bytes += all.next().bytes().length;
        return new Usage(items, bytes);
    }
}
