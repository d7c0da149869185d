/**
 * The service in a jar: an in-process transport, a real port, faults on demand. What is required statically is inside the
 * jar, under names of its own.
 */
@SuppressWarnings("requires-automatic") // the one library of its kind has no module name of its own
module io.aiocosmos.emulator {
    requires transitive io.aiocosmos;
    requires io.aiocosmos.core; // for clients
    requires java.xml; // of Jackson
    requires static info.picocli;
    requires static tools.jackson.databind;
    requires static GeographicLib.Java;
    requires static org.jspecify;

    exports io.aiocosmos.emulator;
}
