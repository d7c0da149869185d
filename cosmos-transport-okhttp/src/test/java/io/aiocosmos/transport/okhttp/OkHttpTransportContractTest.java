package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportSettings;
import io.aiocosmos.testkit.HttpTransportContract;
import java.util.Set;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class OkHttpTransportContractTest extends HttpTransportContract {
    /** Process-wide daemons; the first has the name of its task while it runs one. */
    private static final Set<String> THREADS_OF_THE_LIBRARY =
            Set.of("OkHttp TaskRunner", "OkHttp ConnectionPool connection closer", "Okio Watchdog");

    @Override
    protected HttpTransport create(TransportSettings settings) {
        return OkHttpTransport.create(settings);
    }

    @Override
    protected boolean isLibraryThread(String threadName) {
        return THREADS_OF_THE_LIBRARY.contains(threadName);
    }

    /** Each running call holds a thread: OkHttp's I/O blocks. */
    @Override
    protected boolean sharesThreads() {
        return false;
    }

    /** Nobody reads from idle connections; each is checked before it is reused. */
    @Override
    protected boolean watchesIdleConnections() {
        return false;
    }
}
