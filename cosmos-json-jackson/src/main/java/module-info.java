/** JSON by Jackson 3. */
module io.aiocosmos.json.jackson {
    requires transitive io.aiocosmos;
    requires transitive tools.jackson.databind; // JacksonCodec.of(JsonMapper) shows it
    requires static org.jspecify;

    exports io.aiocosmos.json.jackson;

    uses tools.jackson.databind.JacksonModule; // that of Kotlin

    provides io.aiocosmos.spi.JsonCodecProvider with
            io.aiocosmos.json.jackson.JacksonCodecProvider;
}
