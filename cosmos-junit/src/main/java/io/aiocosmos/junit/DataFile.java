package io.aiocosmos.junit;

import io.aiocosmos.emulator.CosmosEmulator;
import java.net.URL;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A resource with the items of a container. */
record DataFile(URL resource) {
    /** @param owner the test class, beside which it is looked for first */
    static DataFile find(String name, Class<?> owner) {
        URL beside = owner.getResource(name);
        URL resource = beside == null && !name.startsWith("/") ? owner.getResource("/" + name) : beside;
        if (resource != null) return new DataFile(resource);
        throw new ExtensionConfigurationException("@Container(data = \"" + name
                + "\"): there is no such resource beside " + owner.getName() + " or at the root of the class path");
    }

    /** Creates all of them. */
    void writeTo(CosmosEmulator emulator, String database, String container) {
        try {
            emulator.seed(database, container, resource);
        } catch (IllegalArgumentException refused) {
            throw new ExtensionConfigurationException(refused.getMessage(), refused);
        }
    }
}
