package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of one page of the documentation need not open another one to learn what a method does. */
class JavadocTest {
    private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();

    @Test
    void no_method_is_only_as_one_of_another_page() throws IOException {
        try (Stream<Path> modules = Files.list(REPOSITORY)) {
            for (Path module : modules.map(each -> each.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) sources(module);
        }
    }

    private static void sources(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList())
                assertThat(new Javadoc(Files.readString(file)).references())
                        .as("%s", file.getFileName())
                        .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cosmos-api/src/main/java/io/aiocosmos/BulkOperation",
                "cosmos-api/src/main/java/io/aiocosmos/ChangeFeed",
                "cosmos-api/src/main/java/io/aiocosmos/ChangeFeedOptions",
                "cosmos-api/src/main/java/io/aiocosmos/ContainerProperties",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosAsyncClient",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosAsyncContainer",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosAsyncPages",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosClient",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosClientBuilder",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosContainer",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosCredential",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosDatabase",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosListener",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosPages",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosResponse",
                "cosmos-api/src/main/java/io/aiocosmos/CosmosSession",
                "cosmos-api/src/main/java/io/aiocosmos/PartitionKey",
                "cosmos-api/src/main/java/io/aiocosmos/Patch",
                "cosmos-api/src/main/java/io/aiocosmos/RawJson",
                "cosmos-api/src/main/java/io/aiocosmos/SqlQuery",
                "cosmos-api/src/main/java/io/aiocosmos/TransactionalBatch",
                "cosmos-api/src/main/java/io/aiocosmos/TypeRef",
                "cosmos-api/src/main/java/io/aiocosmos/error/CosmosException",
                "cosmos-changefeed/src/main/java/io/aiocosmos/changefeed/ChangeFeedProcessor",
                "cosmos-core/src/main/java/io/aiocosmos/core/CosmosClients",
                "cosmos-emulator/src/main/java/io/aiocosmos/emulator/CosmosEmulator",
                "cosmos-emulator/src/main/java/io/aiocosmos/emulator/EmulatorClock",
                "cosmos-emulator/src/main/java/io/aiocosmos/emulator/Faults",
                "cosmos-json-jackson/src/main/java/io/aiocosmos/json/jackson/JacksonCodec",
                "cosmos-json-jackson2/src/main/java/io/aiocosmos/json/jackson2/Jackson2Codec",
                "cosmos-json-moshi/src/main/java/io/aiocosmos/json/moshi/MoshiCodec",
                "cosmos-junit/src/main/java/io/aiocosmos/junit/CosmosTest",
                "cosmos-testkit/src/main/java/io/aiocosmos/testkit/HttpTransportContract",
                "cosmos-testkit/src/main/java/io/aiocosmos/testkit/JsonCodecContract",
                "cosmos-transport-jdk/src/main/java/io/aiocosmos/transport/jdk/JdkTransport",
                "cosmos-transport-netty/src/main/java/io/aiocosmos/transport/netty/NettyTransport",
                "cosmos-transport-okhttp/src/main/java/io/aiocosmos/transport/okhttp/OkHttpTransport",
            })
    void a_type_to_start_with_has_an_example(String type) throws IOException {
        String example = new Javadoc(Files.readString(REPOSITORY.resolve(type + ".java")))
                .example()
                .orElse("");

        assertThat(example).isNotEmpty();
        if (type.startsWith("cosmos-api/"))
            assertThat(new Snippet(example.replace("…", "")).errors()).isEmpty();
    }

    @Test
    void a_comment_that_only_refers_elsewhere_is_found() {
        assertThat(new Javadoc(
                                "/** As {@link Other#read(String)}. */ int a; /**\n * As {@link\n * Other#read}. @param x y\n */")
                        .references())
                .hasSize(2);
        assertThat(new Javadoc(
                                "/** As {@link #read()}. */ /** Reads, as {@link Other#read}. */ /** As {@link Other#a}, but b. */")
                        .references())
                .isEmpty();
    }

    @Test
    void an_example_is_that_of_the_type_itself() {
        assertThat(new Javadoc("/**\n * A.\n *\n * <pre>{@code\n * a();\n *   b();\n * }</pre>\n */\npublic class A {}")
                        .example())
                .hasValue("a();\n  b();\n");
        assertThat(new Javadoc("/** A. */\npublic class A {\n/** <pre>{@code\n * a();\n * }</pre> */ int b; }")
                        .example())
                .isEmpty();
    }
}
