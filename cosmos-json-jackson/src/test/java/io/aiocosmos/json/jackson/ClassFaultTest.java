package io.aiocosmos.json.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiocosmos.spi.CodecFailure;
import java.util.Objects;
import kotlin.Metadata;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** A class that cannot be mapped is told with the cure, and without anything of the value. */
class ClassFaultTest {
    public static final class Closed {
        public final String id;

        Closed(String id, int other) {
            this.id = id;
        }
    }

    @Metadata
    public static final class OfKotlin {
        public final String id;

        OfKotlin(String id, int other) {
            this.id = id;
        }
    }

    public interface Shape {}

    public final class Inner {
        public String id;
    }

    public record Strict(String id, String needed) {
        public Strict {
            Objects.requireNonNull(needed, "planted");
        }
    }

    private static String told(Class<?> type) {
        byte[] json = "{\"id\":\"planted\"}".getBytes(UTF_8);
        CodecFailure failure = catchThrowableOfType(
                CodecFailure.class, () -> JacksonCodec.create().forType(type).decode(json, 0, json.length));
        assertThat(failure).hasMessageNotContaining("planted");
        return failure.problem();
    }

    @Test
    void a_class_without_a_usable_constructor() {
        assertThat(told(Closed.class))
                .isEqualTo("Closed has no usable constructor: give it one without arguments, or annotate one with"
                        + " @JsonCreator");
    }

    @Test
    void a_class_of_Kotlin() {
        assertThat(told(OfKotlin.class))
                .isEqualTo("OfKotlin is a Kotlin class: add jackson-module-kotlin to a mapper of your own");
    }

    @Test
    void an_abstract_type() {
        assertThat(told(Shape.class))
                .isEqualTo("Shape is abstract: tell its subtypes by @JsonTypeInfo and @JsonSubTypes");
    }

    @Test
    void an_inner_class() {
        assertThat(told(Inner.class)).isEqualTo("Inner is an inner class: make it static");
    }

    @Test
    void a_constructor_that_throws() {
        assertThat(told(Strict.class)).isEqualTo("the constructor of Strict threw NullPointerException");
    }

    @Test
    void a_package_that_is_not_open() {
        assertThat(ClassFault.of(
                        Closed.class, "Failed to call `setAccess()`: module a does not \"opens a.b\" to module c"))
                .isEqualTo("Closed is not open to Jackson: open its package in module-info.java");
    }

    @Test
    void a_property_that_a_constructor_must_have() {
        assertThat(ClassFault.missing("Missing required creator property 'n' (index 1)"))
                .isEqualTo("property n missing");
        assertThat(ClassFault.missing("Cannot deserialize 'planted'")).isNull();
    }

    @Test
    void anything_else_is_no_fault_of_a_class() {
        assertThat(ClassFault.of(String.class, "Cannot deserialize value from Array value"))
                .isNull();
    }

    /** So Jackson 3 says it of a public class whose package its module keeps to itself. */
    @Test
    void a_member_that_may_not_be_called() {
        DatabindException refused =
                DatabindException.from((JsonParser) null, "planted", new IllegalAccessException("planted"));

        assertThat(JacksonFailure.of(refused))
                .hasMessage("its class is not open to Jackson: open its package in module-info.java at $");
    }
}
