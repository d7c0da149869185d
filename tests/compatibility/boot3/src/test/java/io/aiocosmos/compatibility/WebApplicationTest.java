package io.aiocosmos.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application starts and serves with the versions that Spring Boot manages. */
class WebApplicationTest {
    @Test
    @Tag("jackson3")
    void by_netty_and_jackson() throws Exception {
        servesWith("netty", "jackson");
    }

    @Test
    void by_okhttp_and_moshi() throws Exception {
        servesWith("okhttp", "moshi");
    }

    @Test
    void by_the_jdk_and_jackson_2() throws Exception {
        servesWith("jdk", "jackson2");
    }

    /** In place of the first pair, where Jackson 3 lacks its annotations. */
    @Test
    @Tag("boot3")
    void by_netty_and_jackson_2() throws Exception {
        servesWith("netty", "jackson2");
    }

    private static void servesWith(String transport, String codec) throws Exception {
        CosmosClient client;
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start();
                ConfigurableApplicationContext shop = start(emulator, transport, codec)) {
            client = shop.getBean(CosmosClient.class);
            client.createDatabase("shop");
            client.database("shop").createContainer(ContainerProperties.of("orders", "/customer"));
            Browser browser = new Browser(shop.getEnvironment());
            browser.put("/orders", "{\"id\":\"2\",\"customer\":\"Ada\",\"amount\":7}");
            browser.put("/orders", "{\"id\":\"1\",\"customer\":\"Ada\",\"amount\":5}");
            browser.put("/orders", "{\"id\":\"3\",\"customer\":\"Bob\",\"amount\":1}");

            assertThat(browser.get("/orders/Ada").body())
                    .isEqualTo("[{\"id\":\"1\",\"customer\":\"Ada\",\"amount\":5},"
                            + "{\"id\":\"2\",\"customer\":\"Ada\",\"amount\":7}]");
            assertThat(client.toString()).doesNotContain(emulator.key());
        }
    }

    static ConfigurableApplicationContext start(CosmosEmulator emulator, String transport, String codec) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "cosmos.endpoint",
                emulator.endpoint(),
                "cosmos.key",
                emulator.key(),
                "cosmos.transport",
                transport,
                "cosmos.codec",
                codec,
                "cosmos.database",
                "shop",
                "cosmos.container",
                "orders"));
        properties.putAll(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off",
                "logging.level.root", "off"));
        return new SpringApplicationBuilder(Shop.class).properties(properties).run();
    }
}
