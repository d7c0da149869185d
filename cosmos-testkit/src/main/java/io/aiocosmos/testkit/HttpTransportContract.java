package io.aiocosmos.testkit;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportSettings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link HttpTransport} must do, whichever library it stands on. Extend it in a test class and say how one
 * is made; each behaviour is tested through {@code send} and through {@code exchange}, against servers on loopback that
 * count every request that arrives.
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

    @Nested
    class Answers extends AnswersPart {
        Answers() {
            super(HttpTransportContract.this);
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
}
