/** The service in a jar: an in-process transport, a real port, faults on demand. */
module io.aiocosmos.emulator {
    requires transitive io.aiocosmos;
    requires jdk.httpserver;
    requires info.picocli;
    requires tools.jackson.databind;

    exports io.aiocosmos.emulator;

    opens io.aiocosmos.emulator.cli to
            info.picocli;
}
