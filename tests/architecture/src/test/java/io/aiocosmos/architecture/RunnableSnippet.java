package io.aiocosmos.architecture;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** A snippet that a page says runs: it does so on an emulator of its own, which has the container {@code books/ledger}. */
record RunnableSnippet(String lines) {
    /** @param folder for its classes */
    void run(Path folder) throws Exception {
        new Snippet(lines).compile(folder);
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start();
                CosmosClient client = CosmosClients.builder()
                        .endpoint(emulator.endpoint())
                        .key(emulator.key())
                        .transport(emulator.transport())
                        .codec("jackson")
                        .connect();
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            client.createDatabase("books");
            client.database("books").createContainer(ContainerProperties.of("ledger", "/account"));
            Class<?> type = loader.loadClass("Snippet");
            Class<?> entry = loader.loadClass("Snippet$Entry");
            Object ready = type.getConstructor(CosmosEmulator.class, CosmosClient.class, CosmosContainer.class)
                    .newInstance(emulator, client, client.database("books").container("ledger"));
            Object first =
                    entry.getConstructor(String.class, String.class, int.class).newInstance("1", "Account-1", 100);
            Method run = type.getMethod("run", String.class, String.class, entry, List.class);
            run.invoke(ready, emulator.endpoint(), emulator.key(), first, List.of(first));
        }
    }
}
