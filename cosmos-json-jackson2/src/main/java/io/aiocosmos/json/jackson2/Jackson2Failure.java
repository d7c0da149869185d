package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.aiocosmos.spi.CodecFailure;

/** Tells of Jackson's failures what may be told: its own messages quote the value. */
final class Jackson2Failure {
    private Jackson2Failure() {}

    static CodecFailure of(JacksonException failure) {
        return new CodecFailure(path(failure), problem(failure), failure);
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder("$");
        if (!(failure instanceof JsonMappingException mapping)) return path.toString();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() != null) path.append('.').append(step.getFieldName());
            else if (step.getIndex() >= 0)
                path.append('[').append(step.getIndex()).append(']');
        }
        return path.toString();
    }

    /** What went wrong within a property comes wrapped, so that it has a path. */
    private static String problem(JacksonException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof JacksonException inner) return problem(inner);
        if (failure instanceof InvalidFormatException other && other.getTargetType() != null)
            return "expected " + other.getTargetType().getTypeName();
        if (cause instanceof Timestamps.YearException year) return year.getMessage();
        String fault = fault(failure);
        if (fault != null) return fault;
        if (cause != null) return cause.getClass().getSimpleName();
        if (failure instanceof MismatchedInputException other && other.getTargetType() != null)
            return "expected " + other.getTargetType().getTypeName();
        if (failure instanceof InputCoercionException other && other.getTargetType() != null)
            return "expected " + other.getTargetType().getTypeName();
        if (failure instanceof JsonEOFException) return "the JSON ends too early";
        if (failure instanceof JsonParseException)
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
