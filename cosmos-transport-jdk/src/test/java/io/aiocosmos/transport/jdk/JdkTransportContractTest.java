package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportSettings;
import io.aiocosmos.testkit.HttpTransportContract;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class JdkTransportContractTest extends HttpTransportContract {
    @Override
    protected HttpTransport create(TransportSettings settings) {
        return JdkTransport.create(settings);
    }

    /** The client's selector cannot be named, and before Java 21 not be stopped. */
    @Override
    protected boolean isLibraryThread(String threadName) {
        return threadName.startsWith("HttpClient-") && threadName.endsWith("-SelectorManager");
    }

    @Override
    protected boolean countsEveryByte() {
        return false;
    }

    @Override
    protected boolean closesIdleConnections() {
        return false;
    }
}
