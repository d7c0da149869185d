package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aiocosmos.spi.CodecFailure;
import io.aiocosmos.testkit.sample.Amounts;
import io.aiocosmos.testkit.sample.Booking;
import io.aiocosmos.testkit.sample.Choosy;
import io.aiocosmos.testkit.sample.Entry;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a failure: where in the value it is and what did not fit, and never the value. */
abstract class JsonExplanationsPart extends JsonPart {
    private static final String VALUE = "planted";

    JsonExplanationsPart(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void a_failure_to_read_tells_where() {
        assumeTrue(contract.tellsWhereItFailed());

        assertTells("$", Entry.class, "[]");
        assertTells("$.at", Entry.class, "{\"id\":\"e\",\"at\":\"planted\"}");
        assertTells("$.colour", Entry.class, "{\"colour\":\"PLANTED\"}");
        assertTells("$.path[1].x", Entry.class, "{\"path\":[{\"x\":1,\"y\":2},{\"x\":\"planted\",\"y\":3}]}");
        assertTells("$.named.a b.x", Entry.class, "{\"named\":{\"a b\":{\"x\":{\"planted\":1},\"y\":1}}}");
        assertTells("$.day", Booking.class, "{\"day\":\"planted\"}");
        assertTells("$.calls[1]", Booking.class, "{\"calls\":[\"2026-01-01T00:00:00Z\",\"planted\"]}");
        assertTells("$.exact", Amounts.class, "{\"exact\":\"planted\"}");
    }

    /** An element that is refused once it was read may be known no closer than by its array. */
    @Test
    void what_a_constructor_refuses_is_told_too() {
        assumeTrue(contract.tellsWhereItFailed());
        String json = "{\"words\":[{\"word\":\"fine\"},{\"word\":\"planted\"}]}";

        CodecFailure failure = assertInstanceOf(CodecFailure.class, failureOf(Choosy.Words.class, json));
        assertTrue(List.of("$.words", "$.words[1]").contains(failure.path()), failure.path());
        assertHides(failure);
    }

    @Test
    void malformed_text_is_told_as_that_and_not_repeated() {
        for (String json :
                List.of("planted", "{\"at\":planted}", "{\"at\":{\"x\":1,planted", "{\"planted", "{} planted"))
            if (failureOf(Entry.class, json) instanceof CodecFailure failure) assertHides(failure);
    }

    @Test
    void a_failure_to_write_tells_where() {
        assumeTrue(contract.tellsWhereItFailed());
        List<Object> snake = new ArrayList<>(List.of(VALUE));
        snake.add(snake);

        Throwable problem = assertThrows(Throwable.class, () -> encode(UNTYPED, Map.of("a", snake)));

        CodecFailure failure = assertInstanceOf(CodecFailure.class, problem);
        assertTrue(failure.path().startsWith("$.a[1]"), failure.path());
        assertHides(failure);
    }

    private void assertTells(String path, Type type, String json) {
        CodecFailure failure = assertInstanceOf(CodecFailure.class, failureOf(type, json), json);
        assertEquals(path, failure.path(), json);
        assertHides(failure);
    }

    private Throwable failureOf(Type type, String json) {
        return assertThrows(Throwable.class, () -> decode(type, json), json);
    }

    private static void assertHides(CodecFailure failure) {
        String told = failure.getMessage() + failure.problem() + failure.path();
        assertFalse(told.toLowerCase(Locale.ROOT).contains(VALUE), told);
        assertFalse(failure.problem().isBlank(), "says nothing of the problem");
    }
}
