/** Contract tests for anybody's transport or codec. */
module io.aiocosmos.testkit {
    requires transitive io.aiocosmos;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports io.aiocosmos.testkit;

    opens io.aiocosmos.testkit to
            org.junit.platform.commons;
    opens io.aiocosmos.testkit.sample; // to the JSON library under the codec that is tested
}
