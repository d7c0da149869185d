package io.aiocosmos.junit;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.error.CosmosException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The items of a resource. */
record DataFile(String name, List<RawJson> items) {
    private static final ItemWriteOptions NO_CONTENT =
            ItemWriteOptions.builder().returnContent(false).build();

    /** @param owner the test class, beside which it is looked for first */
    static DataFile read(String name, Class<?> owner) {
        try (InputStream stream = open(name, owner)) {
            if (stream == null)
                throw new ExtensionConfigurationException(
                        "@Container(data = \"" + name + "\"): there is no such resource" + " beside " + owner.getName()
                                + " or at the root of the class path");
            return new DataFile(name, JsonArray.items(stream.readAllBytes()));
        } catch (IllegalArgumentException malformed) {
            throw new ExtensionConfigurationException(name + malformed.getMessage(), malformed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name, Class<?> owner) {
        InputStream beside = owner.getResourceAsStream(name);
        return beside == null && !name.startsWith("/") ? owner.getResourceAsStream("/" + name) : beside;
    }

    /** Creates all of them. */
    void writeTo(CosmosContainer container) {
        for (int i = 0; i < items.size(); i++) {
            try {
                container.createItem(items.get(i), NO_CONTENT);
            } catch (CosmosException | IllegalArgumentException refused) {
                throw new ExtensionConfigurationException(name + "[" + i + "]: " + refused.getMessage(), refused);
            }
        }
    }
}
