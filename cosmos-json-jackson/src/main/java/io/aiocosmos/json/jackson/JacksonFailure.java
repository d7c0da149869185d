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

/** Describes Jackson's failures without the value, which Jackson's own messages quote. */
final class JacksonFailure {
    private JacksonFailure() {}

    static CodecFailure of(JacksonException failure) {
        String ofType = problemOfType(failure);
        return ofType != null
                ? CodecFailure.ofType(path(failure), ofType, failure)
                : new CodecFailure(path(failure), problem(failure), failure);
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
        if (failure.getCause() instanceof Timestamps.YearOutOfRangeException year) return year.getMessage();
        String constructionProblem = constructionProblem(failure);
        if (constructionProblem != null) return constructionProblem;
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

    /** A problem of the class; {@code null} for others. */
    private static String problemOfType(JacksonException failure) {
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
