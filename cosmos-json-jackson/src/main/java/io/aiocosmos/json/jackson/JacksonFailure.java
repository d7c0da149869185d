package io.aiocosmos.json.jackson;

import io.aiocosmos.spi.CodecFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Tells of Jackson's failures what may be told: its own messages quote the value. */
final class JacksonFailure {
    private JacksonFailure() {}

    static CodecFailure of(JacksonException failure) {
        return new CodecFailure(path(failure), problem(failure), failure);
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder("$");
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() != null) path.append('.').append(step.getPropertyName());
            else if (step.getIndex() >= 0)
                path.append('[').append(step.getIndex()).append(']');
        }
        return path.toString();
    }

    private static String problem(JacksonException failure) {
        if (failure instanceof InvalidFormatException other && other.getTargetType() != null)
            return "expected " + other.getTargetType().getTypeName();
        if (failure.getCause() instanceof Timestamps.YearException year) return year.getMessage();
        String fault = fault(failure);
        if (fault != null) return fault;
        if (failure.getCause() != null) return failure.getCause().getClass().getSimpleName();
        if (failure instanceof MismatchedInputException other && other.getTargetType() != null)
            return "expected " + other.getTargetType().getTypeName();
        if (failure instanceof InputCoercionException other && other.getTargetType() != null)
            return "expected " + other.getTargetType().getTypeName();
        if (failure instanceof UnexpectedEndOfInputException) return "the JSON ends too early";
        if (failure instanceof StreamReadException)
            return "malformed JSON near byte " + failure.getLocation().getByteOffset();
        if (failure instanceof StreamConstraintsException) return "beyond the limits of the library";
        return failure.getClass().getSimpleName();
    }

    /** Of the class, or of the JSON for its constructor; {@code null} if it is something else. */
    private static String fault(JacksonException failure) {
        String said = String.valueOf(failure.getOriginalMessage());
        if (failure.getCause() instanceof IllegalAccessException) return "its class" + ClassFault.NOT_OPEN;
        if (failure instanceof ValueInstantiationException other && failure.getCause() != null)
            return "the constructor of " + simpleName(other.getType()) + " threw "
                    + failure.getCause().getClass().getSimpleName();
        if (failure instanceof InvalidDefinitionException other && other.getType() != null)
            return ClassFault.of(other.getType().getRawClass(), said);
        if (!(failure instanceof MismatchedInputException other) || other.getTargetType() == null) return null;
        String missing = ClassFault.missing(said);
        return missing != null ? missing : ClassFault.of(other.getTargetType(), said);
    }

    private static String simpleName(JavaType type) {
        return type == null ? "the class" : type.getRawClass().getSimpleName();
    }
}
