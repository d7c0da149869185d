/** HTTP by OkHttp. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // OkHttp and Okio have no descriptor for Java
module io.aiocosmos.transport.okhttp {
    requires transitive io.aiocosmos;
    requires transitive okhttp3; // OkHttpTransport.create(OkHttpClient, …) shows it
    requires okio;
    requires kotlin.stdlib;
    requires static org.jspecify;

    exports io.aiocosmos.transport.okhttp;

    provides io.aiocosmos.spi.HttpTransportProvider with
            io.aiocosmos.transport.okhttp.OkHttpTransportProvider;
}
