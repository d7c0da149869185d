package io.aiocosmos.testkit;

import io.aiocosmos.spi.JsonCodec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link JsonCodec} must do, whichever library it stands on. Extend it in a test class and say how one is
 * made. Where libraries differ for good reasons, a method to override says so.
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
     * Whether whole numbers beyond 2<sup>53</sup> keep all their digits where no type is given, as in
     * {@code Map<String, Object>}. If not, they must become the nearest {@code double}, and the codec's documentation
     * should say so. Numbers in typed properties keep their digits in any case.
     */
    protected boolean keepsLongsInUntypedMaps() {
        return true;
    }

    /**
     * Whether {@link java.util.Optional} stands for a value or {@code null}. If not, the codec must refuse it, rather
     * than write something that nobody can read.
     */
    protected boolean mapsOptional() {
        return true;
    }

    /**
     * Whether failures are {@link io.aiocosmos.spi.CodecFailure}s that tell where in the value they are, for libraries
     * that know it. If not, users learn the type alone.
     */
    protected boolean tellsWhereItFailed() {
        return true;
    }

    /** Whether every typed codec is an {@link io.aiocosmos.spi.ArrayCodec}. If not, none may be. */
    protected boolean readsArrays() {
        return false;
    }

    @Nested
    class Bytes extends JsonBytesPart {
        Bytes() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Arrays_of_values extends JsonArraysPart {
        Arrays_of_values() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Texts extends JsonTextsPart {
        Texts() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Numbers extends JsonNumbersPart {
        Numbers() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Types extends JsonTypesPart {
        Types() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Dates_and_times extends JsonDatesPart {
        Dates_and_times() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Forms_of_values extends JsonFormsPart {
        Forms_of_values() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class What_must_fail extends JsonFailuresPart {
        What_must_fail() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class What_is_told_of_failures extends JsonExplanationsPart {
        What_is_told_of_failures() {
            super(JsonCodecContract.this);
        }
    }

    @Nested
    class Under_load extends JsonLoadPart {
        Under_load() {
            super(JsonCodecContract.this);
        }
    }
}
