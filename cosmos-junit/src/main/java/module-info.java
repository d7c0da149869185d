/** Tests on the emulator by annotations: clients, containers, data, and what queries may cost. */
module io.aiocosmos.junit {
    requires transitive io.aiocosmos;
    requires transitive io.aiocosmos.emulator; // tests have it as a parameter
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    uses io.aiocosmos.spi.JsonCodecProvider;

    exports io.aiocosmos.junit;

    opens io.aiocosmos.junit to
            org.junit.platform.commons; // which makes the extension
}
