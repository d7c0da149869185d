/** HTTP by OkHttp. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.aiocosmos.transport.okhttp {
    requires transitive io.aiocosmos;
    requires okhttp3;
    requires okio;
    requires kotlin.stdlib;
}
