/** Metrics of a client for Micrometer. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Micrometer ships no module-info
module io.aiocosmos.micrometer {
    requires transitive io.aiocosmos;
    requires transitive micrometer.core; // CosmosMicrometer.of(MeterRegistry) shows it
    requires static org.jspecify;

    exports io.aiocosmos.micrometer;
}
