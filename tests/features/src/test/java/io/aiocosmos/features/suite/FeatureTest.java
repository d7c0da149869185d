package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.features.matrix.Matrix;
import io.aiocosmos.features.matrix.Setup;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Shared by all classes of cases: the cell of the matrix and a unique database name. */
@ParameterizedClass(name = "{0}")
@ArgumentsSource(Matrix.class)
@ExtendWith(ProviderCheck.class)
abstract class FeatureTest {
    private static final String PREFIX = "case-";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Parameter
    Setup setup;

    CosmosClient client;
    String databaseId;

    @BeforeEach
    void begin() {
        databaseId = PREFIX + DATABASES.incrementAndGet();
        client = setup.client();
    }

    @AfterEach
    void deleteDatabase() {
        client.throwOnFailure(false).database(databaseId).delete();
    }

    /** The case's database, created. */
    CosmosDatabase database() {
        client.createDatabase(databaseId);
        return client.database(databaseId);
    }

    /** A container of that database, both created, with items divided by {@code /pk}. */
    CosmosContainer container() {
        return container(ContainerProperties.of("items", "/pk"));
    }

    CosmosContainer container(ContainerProperties properties) {
        CosmosDatabase database = database();
        database.createContainer(properties);
        return database.container(properties.id());
    }

    /** Requests of this case: to its own database, or to the account. */
    List<EmulatorRequest> sent() {
        return setup.server().requests().where(this::isOurs);
    }

    /** Requests of a kind that no earlier case left behind. */
    List<EmulatorRequest> sent(String kind) {
        return setup.server().requests().where(request -> request.kind().equals(kind) && !isOfEarlier(request));
    }

    private boolean isOurs(EmulatorRequest request) {
        String path = request.path();
        return path.equals("/") || path.equals("/dbs") || (path + "/").startsWith("/dbs/" + databaseId + "/");
    }

    /** Whether an earlier case left it behind: what runs beside a request that failed is not waited for. */
    boolean isOfEarlier(EmulatorRequest request) {
        return request.database()
                .filter(id -> id.startsWith(PREFIX) && !id.equals(databaseId))
                .isPresent();
    }

    /** Asserts that the action sends nothing. */
    void assertNothingSent(Runnable action) {
        int before = sent().size();
        action.run();
        assertThat(sent()).hasSize(before);
    }
}
