/** The service in a jar: an in-process transport, a real port, faults on demand. */
@SuppressWarnings("requires-automatic") // the one jar of its kind has no module name of its own
module io.aiocosmos.emulator {
    requires transitive io.aiocosmos;
    requires info.picocli;
    requires tools.jackson.databind;
    requires GeographicLib.Java;

    exports io.aiocosmos.emulator;

    opens io.aiocosmos.emulator.cli to
            info.picocli;
}
