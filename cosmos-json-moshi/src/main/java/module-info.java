/** JSON by Moshi. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Moshi ships no module-info
module io.aiocosmos.json.moshi {
    requires transitive io.aiocosmos;
    requires transitive com.squareup.moshi; // MoshiCodec.of(Moshi) shows it
    requires okio;
    requires kotlin.stdlib; // Moshi and Okio need it at run time and cannot say so
    requires static org.jspecify;

    exports io.aiocosmos.json.moshi;

    provides io.aiocosmos.spi.JsonCodecProvider with
            io.aiocosmos.json.moshi.MoshiCodecProvider;
}
