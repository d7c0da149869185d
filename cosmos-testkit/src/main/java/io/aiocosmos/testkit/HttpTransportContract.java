package io.aiocosmos.testkit;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportSettings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link HttpTransport} must do, whichever library it stands on. Extend it in a test class and say how one
 * is made; each behaviour is tested through {@code send} and through {@code exchange}, against servers on loopback that
 * count every request that arrives. How fast a transport is, no test says: leave Nagle's algorithm off, or a request whose
 * head and body go out apart may wait 40 ms, and measure.
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
     * Whether a thread of this name is the library's rather than the transport's: shared by the whole process, or out of
     * reach. Such threads may have any name and may outlive {@code close}. Name them exactly and say in the transport's
     * documentation when they end.
     */
    protected boolean belongsToTheLibrary(String threadName) {
        return false;
    }

    /**
     * Whether idle connections are within the transport's reach: counted by {@code maxConnections}, closed after
     * {@code idleTimeout} and by {@code close}. If not, its documentation says what becomes of them.
     */
    protected boolean closesIdleConnections() {
        return true;
    }

    /** Whether fifty calls at once need fewer than fifty threads. */
    protected boolean sharesThreads() {
        return true;
    }

    /**
     * Whether the transport notices at once what a server does on an idle connection. If not, it looks before it uses the
     * connection again.
     */
    protected boolean watchesIdleConnections() {
        return true;
    }

    /**
     * Whether every byte of a response counts towards {@code maxResponseBytes}. If the library drops extensions of chunks
     * and trailers unseen, they keep nothing on the heap, and the deadline ends the call; the transport's documentation
     * says so.
     */
    protected boolean countsEveryByte() {
        return true;
    }

    @Nested
    class Answers extends AnswersPart {
        Answers() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Hostile_answers extends HostileAnswersPart {
        Hostile_answers() {
            super(HttpTransportContract.this, false);
        }
    }

    @Nested
    class Hostile_answers_in_tls extends HostileAnswersPart {
        Hostile_answers_in_tls() {
            super(HttpTransportContract.this, true);
        }
    }

    @Nested
    class Bodies extends BodiesPart {
        Bodies() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class What_arrives extends RequestsPart {
        What_arrives() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Exactly_once extends OncePart {
        Exactly_once() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Time extends TimePart {
        Time() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Connections extends PoolPart {
        Connections() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Giving_up extends GivingUpPart {
        Giving_up() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Closing extends ClosingPart {
        Closing() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Its_threads extends ThreadsPart {
        Its_threads() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Tls extends TlsPart {
        Tls() {
            super(HttpTransportContract.this);
        }
    }

    @Nested
    class Proxy extends ProxyPart {
        Proxy() {
            super(HttpTransportContract.this);
        }
    }
}
