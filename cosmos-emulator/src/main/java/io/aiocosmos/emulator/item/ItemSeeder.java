package io.aiocosmos.emulator.item;

import io.aiocosmos.emulator.json.JsonArray;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.ItemDraft;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.List;

/** Creates items past all requests: nothing is charged, throttled, counted or made to fail. */
public final class ItemSeeder {
    private ItemSeeder() {}

    /**
     * @param name of the text, for messages
     * @param json an array of items
     * @throws IllegalArgumentException if it is none, or the container does not take one of them; those before it are there
     */
    public static void seed(Container container, String name, byte[] json) {
        List<byte[]> items = items(name, json);
        for (int i = 0; i < items.size(); i++) {
            try {
                create(container, items.get(i));
            } catch (ServiceError refused) {
                throw new IllegalArgumentException(
                        name + "[" + i + "]: " + refused.status() + " " + refused.reason(), refused);
            }
        }
    }

    private static List<byte[]> items(String name, byte[] json) {
        try {
            return JsonArray.items(json);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(name + malformed.getMessage(), malformed);
        }
    }

    private static void create(Container container, byte[] item) {
        ItemDraft draft = ItemBody.read(item, container.definition());
        container.partitionOf(draft.key().partition()).write(writes -> writes.create(draft));
    }
}
