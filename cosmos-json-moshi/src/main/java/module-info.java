/** JSON by Moshi. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.aiocosmos.json.moshi {
    requires transitive io.aiocosmos;
    requires transitive com.squareup.moshi;
    requires okio;
    requires kotlin.stdlib;
}
