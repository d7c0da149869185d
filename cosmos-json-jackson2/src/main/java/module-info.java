/** JSON by Jackson 2. */
@SuppressWarnings("module") // javac wants no terminal digit; here the digit is the library's generation
module io.aiocosmos.json.jackson2 {
    requires transitive io.aiocosmos;
    requires transitive com.fasterxml.jackson.databind; // Jackson2Codec.of(ObjectMapper) shows it
    requires com.fasterxml.jackson.datatype.jsr310;
    requires static org.jspecify;

    exports io.aiocosmos.json.jackson2;

    uses com.fasterxml.jackson.databind.Module; // that of Kotlin

    provides io.aiocosmos.spi.JsonCodecProvider with
            io.aiocosmos.json.jackson2.Jackson2CodecProvider;
}
