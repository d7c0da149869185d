package io.aiocosmos.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.opentelemetry.CosmosOpenTelemetry;
import io.aiocosmos.spring.test.AutoConfigureCosmosEmulator;
import io.aiocosmos.spring.test.EmulatorContainer;
import io.opentelemetry.api.OpenTelemetry;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;

/** What an application shows of itself. */
@SpringBootTest(
        classes = Shop.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "cosmos.database=shop",
            "cosmos.container=orders",
            "cosmos.codec=jackson2",
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.health.show-details=always",
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always"
        })
@AutoConfigureCosmosEmulator(@EmulatorContainer(id = "orders", partitionKey = "/customer"))
class ActuatorTest {
    private final Browser browser;
    private final CosmosEmulator emulator;

    ActuatorTest(@Autowired Environment application, @Autowired CosmosEmulator emulator) {
        browser = new Browser(application);
        this.emulator = emulator;
    }

    @Test
    void healthy_if_the_account_can_be_read() throws Exception {
        assertThat(browser.get("/actuator/health").body()).contains("\"cosmos\":{\"status\":\"UP\"}");
    }

    @Test
    @DirtiesContext
    void down_if_not() throws Exception {
        emulator.close();

        HttpResponse<String> health = browser.get("/actuator/health");

        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("\"error\":\"io.aiocosmos.error.CosmosSetupException: ");
    }

    @Test
    void operations_and_charges_are_measured_in_the_registry_that_spring_boot_made() throws Exception {
        browser.put("/orders", "{\"id\":\"1\",\"customer\":\"Ada\",\"amount\":5}");

        for (String meter :
                new String[] {"db.client.operation.duration", "azure.cosmosdb.client.operation.request_charge"})
            assertThat(browser.get("/actuator/metrics/" + meter + "?tag=db.operation.name:upsertItem")
                            .body())
                    .contains("\"name\":\"" + meter + "\"");
    }

    @Test
    void spans_are_made_with_what_spring_boot_made(@Autowired ApplicationContext application) {
        assertThat(application.getBeanNamesForType(OpenTelemetry.class)).hasSize(1);
        assertThat(application.getBeanNamesForType(CosmosOpenTelemetry.class)).hasSize(1);
    }

    /** Even where values are to be shown. */
    @ParameterizedTest
    @ValueSource(strings = {"env", "env/cosmos.key", "configprops"})
    void the_key_is_shown_nowhere(String endpoint) throws Exception {
        assertThat(browser.get("/actuator/" + endpoint).body())
                .contains("******")
                .doesNotContain(emulator.key())
                .doesNotContain(emulator.key().substring(0, 20));
    }
}
