package io.aiocosmos.testkit;

import io.aiocosmos.spi.JsonCodec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link JsonCodec} must do, whichever library it uses. Extend it in a test class and implement {@link #codec}.
 * Where libraries differ for good reasons, override a method.
 *
 * <pre>{@code
 * class MyCodecContractTest extends JsonCodecContract {
 *     @Override
 *     protected JsonCodec codec() {
 *         return MyCodec.create();
 *     }
 * }
 * }</pre>
 */
@Timeout(60)
public abstract class JsonCodecContract {
    /** For subclasses. */
    protected JsonCodecContract() {}

    /** The codec to test, with its usual settings. */
    protected abstract JsonCodec codec();

    /**
     * Whether all integers are read as integers in untyped values, as in {@code Map<String, Object>}. If not, they are read
     * as {@code double}s; beyond 2<sup>53</sup> as the nearest, or as another number that keeps their digits, and the codec's
     * documentation should say which. Numbers in typed properties keep their digits in any case.
     */
    protected boolean keepsLongsInUntypedMaps() {
        return true;
    }

    /**
     * Whether an {@link java.util.Optional} is written as its value or {@code null}. If not, the codec must reject it instead
     * of writing something that cannot be read.
     */
    protected boolean supportsOptional() {
        return true;
    }

    /**
     * Whether failures are {@link io.aiocosmos.spi.CodecFailure}s with the path to the failed value. If not, messages name
     * the type only.
     */
    protected boolean reportsFailurePath() {
        return true;
    }

    /** Whether every typed codec is an {@link io.aiocosmos.spi.ArrayCodec}. If not, none may be. */
    protected boolean supportsArrays() {
        return false;
    }

    /**
     * Whether {@link io.aiocosmos.spi.TypedCodec#encodeAndLocate} knows the places of properties of usual classes. If not, it
     * must not say that it does.
     */
    protected boolean locatesProperties() {
        return false;
    }

    @Nested
    class Bytes extends JsonBytesTests {
        Bytes() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Arrays extends JsonArrayTests {
        Arrays() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Places extends JsonPlacesTests {
        Places() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Strings extends JsonStringTests {
        Strings() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Numbers extends JsonNumberTests {
        Numbers() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Types extends JsonTypeTests {
        Types() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Dates_and_times extends JsonDateTimeTests {
        Dates_and_times() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Formats extends JsonFormatTests {
        Formats() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Failures extends JsonFailureTests {
        Failures() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Failure_messages extends JsonFailureMessageTests {
        Failure_messages() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Under_load extends JsonLoadTests {
        Under_load() {
            super(JsonCodecContract.this);
        }
    }
}
