package io.aiocosmos.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application starts and serves with the versions that Spring Boot manages. */
class WebApplicationTest {
    private final HttpClient browser = HttpClient.newHttpClient();

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

    private void servesWith(String transport, String codec) throws Exception {
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start();
                ConfigurableApplicationContext shop = start(emulator, transport, codec)) {
            String url = "http://127.0.0.1:" + shop.getEnvironment().getProperty("local.server.port") + "/orders";
            put(url, "{\"id\":\"2\",\"customer\":\"Ada\",\"amount\":7}");
            put(url, "{\"id\":\"1\",\"customer\":\"Ada\",\"amount\":5}");
            put(url, "{\"id\":\"3\",\"customer\":\"Bob\",\"amount\":1}");

            assertThat(get(url + "/Ada"))
                    .isEqualTo("[{\"id\":\"1\",\"customer\":\"Ada\",\"amount\":5},"
                            + "{\"id\":\"2\",\"customer\":\"Ada\",\"amount\":7}]");
        }
    }

    static ConfigurableApplicationContext start(CosmosEmulator emulator, String transport, String codec) {
        return new SpringApplicationBuilder(Shop.class)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "server.address",
                        "127.0.0.1",
                        "spring.main.banner-mode",
                        "off",
                        "logging.level.root",
                        "warn",
                        "shop.endpoint",
                        emulator.endpoint(),
                        "shop.key",
                        emulator.key(),
                        "shop.transport",
                        transport,
                        "shop.codec",
                        codec))
                .run();
    }

    private void put(String url, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        assertThat(browser.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private String get(String url) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }
}
