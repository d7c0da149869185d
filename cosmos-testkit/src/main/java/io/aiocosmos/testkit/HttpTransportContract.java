package io.aiocosmos.testkit;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportSettings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link HttpTransport} must do, whichever library it uses. Extend it in a test class and implement
 * {@link #create}. Each test runs for {@code send} and for {@code exchange}, against servers on loopback that count the
 * requests they receive. Speed is not tested: measure it, and set {@code TCP_NODELAY}, or a request whose head and body are
 * written apart may wait 40 ms.
 *
 * <pre>{@code
 * class MyTransportContractTest extends HttpTransportContract {
 *     @Override
 *     protected HttpTransport create(TransportSettings settings) {
 *         return MyTransport.create(settings);
 *     }
 * }
 * }</pre>
 */
@Timeout(60)
public abstract class HttpTransportContract {
    /** For subclasses. */
    protected HttpTransportContract() {}

    /** Makes a new transport. The contract closes it. */
    protected abstract HttpTransport create(TransportSettings settings);

    /**
     * Whether a thread of this name belongs to the library and not to the transport: the whole process shares it, or the
     * transport cannot reach it. Such threads may have any name and may outlive {@code close}. Match exact names, and say
     * in the transport's documentation when the threads end.
     */
    protected boolean isLibraryThread(String threadName) {
        return false;
    }

    /**
     * Whether the transport controls idle connections: counts them for {@code maxConnections}, closes them after
     * {@code idleTimeout} and in {@code close}. If not, its documentation says when they are closed.
     */
    protected boolean closesIdleConnections() {
        return true;
    }

    /** Whether fifty concurrent calls need fewer than fifty threads. */
    protected boolean sharesThreads() {
        return true;
    }

    /**
     * Whether the transport notices at once that a server closes an idle connection or sends bytes on it. If not, it must
     * check the connection before reusing it.
     */
    protected boolean watchesIdleConnections() {
        return true;
    }

    /**
     * Whether every byte of a response counts towards {@code maxResponseBytes}. If the library drops chunk extensions and
     * trailers, they must not stay on the heap, the time-out must end the call, and the transport's documentation must say
     * so.
     */
    protected boolean countsEveryByte() {
        return true;
    }

    /** Whether responses know when their first byte came. */
    protected boolean tellsFirstByte() {
        return true;
    }

    @Nested
    class Responses extends ResponseTests {
        Responses() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Hostile_responses extends HostileResponseTests {
        Hostile_responses() {
            super(HttpTransportContract.this, false);
        }
    }

    @Nested
    class Hostile_responses_in_TLS extends HostileResponseTests {
        Hostile_responses_in_TLS() {
            super(HttpTransportContract.this, true);
        }
    }

    @Nested
    class Bodies extends BodyTests {
        Bodies() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Requests extends RequestTests {
        Requests() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Exactly_once extends ExactlyOnceTests {
        Exactly_once() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Timeouts extends TimeoutTests {
        Timeouts() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Connection_pool extends ConnectionPoolTests {
        Connection_pool() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Cancellation extends CancellationTests {
        Cancellation() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Close extends CloseTests {
        Close() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Threads extends ThreadTests {
        Threads() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class TLS extends TlsTests {
        TLS() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Proxies extends ProxyTests {
        Proxies() {
            super(HttpTransportContract.this);
        }
    }
}
