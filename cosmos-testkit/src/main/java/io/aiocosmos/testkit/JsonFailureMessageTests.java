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
import io.aiocosmos.testkit.sample.Entry;
import io.aiocosmos.testkit.sample.ValidatedWord;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A failure has the path to the failed value and the reason, and never the value. */
abstract class JsonFailureMessageTests extends JsonTestBase {
    private static final String VALUE = "planted";

    JsonFailureMessageTests(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void a_decoding_failure_has_the_path() {
        assumeTrue(contract.reportsFailurePath());

        assertReports("$", Entry.class, "[]");
        assertReports("$.at", Entry.class, "{\"id\":\"e\",\"at\":\"planted\"}");
        assertReports("$.colour", Entry.class, "{\"colour\":\"PLANTED\"}");
        assertReports("$.path[1].x", Entry.class, "{\"path\":[{\"x\":1,\"y\":2},{\"x\":\"planted\",\"y\":3}]}");
        assertReports("$.named.a b.x", Entry.class, "{\"named\":{\"a b\":{\"x\":{\"planted\":1},\"y\":1}}}");
        assertReports("$.day", Booking.class, "{\"day\":\"planted\"}");
        assertReports("$.calls[1]", Booking.class, "{\"calls\":[\"2026-01-01T00:00:00Z\",\"planted\"]}");
        assertReports("$.exact", Amounts.class, "{\"exact\":\"planted\"}");
    }

    /** The path may end at the array if an element is rejected after it was read. */
    @Test
    void a_rejection_by_a_constructor_has_the_path() {
        assumeTrue(contract.reportsFailurePath());
        String json = "{\"words\":[{\"word\":\"fine\"},{\"word\":\"planted\"}]}";

        CodecFailure failure = assertInstanceOf(CodecFailure.class, failureOf(ValidatedWord.Words.class, json));
        assertTrue(List.of("$.words", "$.words[1]").contains(failure.path()), failure.path());
        assertValueHidden(failure);
    }

    @Test
    void malformed_JSON_is_not_quoted() {
        for (String json :
                List.of("planted", "{\"at\":planted}", "{\"at\":{\"x\":1,planted", "{\"planted", "{} planted"))
            if (failureOf(Entry.class, json) instanceof CodecFailure failure) assertValueHidden(failure);
    }

    @Test
    void an_encoding_failure_has_the_path() {
        assumeTrue(contract.reportsFailurePath());
        List<Object> snake = new ArrayList<>(List.of(VALUE));
        snake.add(snake);

        Throwable problem = assertThrows(Throwable.class, () -> encode(UNTYPED, Map.of("a", snake)));

        CodecFailure failure = assertInstanceOf(CodecFailure.class, problem);
        assertTrue(failure.path().startsWith("$.a[1]"), failure.path());
        assertValueHidden(failure);
    }

    private void assertReports(String path, Type type, String json) {
        CodecFailure failure = assertInstanceOf(CodecFailure.class, failureOf(type, json), json);
        assertEquals(path, failure.path(), json);
        assertValueHidden(failure);
    }

    private Throwable failureOf(Type type, String json) {
        return assertThrows(Throwable.class, () -> decode(type, json), json);
    }

    private static void assertValueHidden(CodecFailure failure) {
        String all = failure.getMessage() + failure.problem() + failure.path();
        assertFalse(all.toLowerCase(Locale.ROOT).contains(VALUE), all);
        assertFalse(failure.problem().isBlank(), "has no problem");
    }
}
