package io.aiocosmos.shrinking;

import com.squareup.moshi.Moshi;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.json.moshi.MoshiCodec;
import io.aiocosmos.transport.okhttp.OkHttpTransport;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okio.Okio;
import org.example.shop.Crud;

/** Where the classes of a program are: jars, or folders of classes where no jars were built. */
final class Jars {
    static final List<Path> PROGRAM = of(Crud.class);
    static final List<Path> API_AND_CORE = of(CosmosClient.class, CosmosClients.class);
    static final List<Path> TRANSPORT_AND_CODEC = of(OkHttpTransport.class, MoshiCodec.class);
    static final List<Path> LIBRARIES = of(OkHttpClient.class, Okio.class, Moshi.class, Unit.class);

    private Jars() {}

    private static List<Path> of(Class<?>... types) {
        try {
            List<Path> places = new ArrayList<>();
            for (Class<?> type : types)
                places.add(Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI()));
            return places;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
