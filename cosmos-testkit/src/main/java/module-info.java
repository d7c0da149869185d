/** Contract tests for anybody's transport or codec. */
module io.aiocosmos.testkit {
    requires transitive io.aiocosmos;
    requires transitive org.junit.jupiter.api;
    requires jdk.httpserver;
}
