package io.aiocosmos.official;

import com.azure.cosmos.ConsistencyLevel;
import com.azure.cosmos.CosmosClient;
import com.azure.cosmos.CosmosClientBuilder;
import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.CosmosDatabase;
import com.azure.cosmos.GatewayConnectionConfig;
import com.azure.cosmos.models.CosmosContainerProperties;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An emulator on a port of its own and Microsoft's SDK connected to it, for the tests of one class. */
final class OfficialSdk implements BeforeAllCallback, AfterAllCallback {
    static {
        // Without these the SDK speaks TLS only, and only to a certificate that this Java trusts.
        System.setProperty("COSMOS.HTTP_CONNECTION_WITHOUT_TLS_ALLOWED", "true");
        System.setProperty("COSMOS.EMULATOR_SERVER_CERTIFICATE_VALIDATION_DISABLED", "true");
        // Without this it asks a cloud host's metadata service at each start.
        System.setProperty("COSMOS.DISABLE_IMDS_ACCESS", "true");
    }

    private final CosmosEmulator.Builder options;
    private final AtomicInteger names = new AtomicInteger();
    private CosmosEmulator emulator;
    private CosmosClient client;

    OfficialSdk() {
        this(CosmosEmulator.builder());
    }

    OfficialSdk(CosmosEmulator.Builder options) {
        this.options = options;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        emulator = options.http(0).start();
        client = newClient().buildClient();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        emulator.close();
    }

    /** A further client of the emulator, which the test builds and closes. */
    CosmosClientBuilder newClient() {
        return builder(emulator.endpoint(), emulator.key());
    }

    static CosmosClientBuilder builder(String endpoint, String key) {
        return new CosmosClientBuilder()
                .endpoint(endpoint)
                .key(key)
                .gatewayMode(GatewayConnectionConfig.getDefaultConfig())
                .consistencyLevel(ConsistencyLevel.SESSION)
                .contentResponseOnWriteEnabled(true);
    }

    CosmosEmulator emulator() {
        return emulator;
    }

    CosmosClient client() {
        return client;
    }

    /** A name that is unique within the test class. */
    String newName() {
        return "n" + names.incrementAndGet();
    }

    CosmosDatabase newDatabase() {
        String id = newName();
        client.createDatabase(id);
        return client.getDatabase(id);
    }

    /** A container in a database of its own. */
    CosmosContainer newContainer(String keyPath) {
        return newContainer(new CosmosContainerProperties(newName(), keyPath));
    }

    CosmosContainer newContainer(CosmosContainerProperties properties) {
        CosmosDatabase database = newDatabase();
        database.createContainer(properties);
        return database.getContainer(properties.getId());
    }
}
