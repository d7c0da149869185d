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

/** Describes Jackson's failures without the value, which Jackson's own messages quote. */
final class Jackson2Failure {
    private Jackson2Failure() {}

    static CodecFailure of(JacksonException failure) {
        String ofType = problemOfType(failure);
        return ofType != null
                ? CodecFailure.ofType(path(failure), ofType, failure)
                : new CodecFailure(path(failure), problem(failure), failure);
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

    /** Jackson wraps a failure in a property, to add its path. */
    private static String problem(JacksonException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof JacksonException inner) return problem(inner);
        if (failure instanceof InvalidFormatException other && other.getTargetType() != null)
            return "expected " + other.getTargetType().getTypeName();
        if (cause instanceof Timestamps.YearOutOfRangeException year) return year.getMessage();
        String constructionProblem = constructionProblem(failure);
        if (constructionProblem != null) return constructionProblem;
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

    /** A problem of the class; {@code null} for others. */
    private static String problemOfType(JacksonException failure) {
        if (failure.getCause() instanceof JacksonException inner) return problemOfType(inner);
        String message = String.valueOf(failure.getOriginalMessage());
        if (failure.getCause() instanceof IllegalAccessException) return "its class" + MappingProblem.NOT_OPEN;
        if (failure instanceof ValueInstantiationException && failure.getCause() != null) return null;
        if (failure instanceof InvalidDefinitionException other && other.getType() != null)
            return MappingProblem.of(other.getType().getRawClass(), message);
        boolean quotesValue = failure instanceof InvalidFormatException;
        if (quotesValue || !(failure instanceof MismatchedInputException other) || other.getTargetType() == null)
            return null;
        return MappingProblem.missingProperty(message) != null
                ? null
                : MappingProblem.of(other.getTargetType(), message);
    }

    /** A problem of the JSON for its constructor; {@code null} for others. */
    private static String constructionProblem(JacksonException failure) {
        if (failure instanceof ValueInstantiationException other && failure.getCause() != null)
            return "the constructor of " + simpleName(other.getType()) + " threw "
                    + failure.getCause().getClass().getSimpleName();
        return failure instanceof MismatchedInputException
                ? MappingProblem.missingProperty(String.valueOf(failure.getOriginalMessage()))
                : null;
    }

    private static String simpleName(JavaType type) {
        return type == null ? "the class" : type.getRawClass().getSimpleName();
    }
}
