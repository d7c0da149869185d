/** The service in a jar. */
module io.aiocosmos.emulator {
    requires transitive io.aiocosmos;
    requires jdk.httpserver;
    requires info.picocli;
    requires tools.jackson.databind;
}
