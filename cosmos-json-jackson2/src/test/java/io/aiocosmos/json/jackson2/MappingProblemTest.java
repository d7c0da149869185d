package io.aiocosmos.json.jackson2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiocosmos.spi.CodecFailure;
import java.util.Objects;
import kotlin.Metadata;
import org.junit.jupiter.api.Test;

/** The message for a class that cannot be mapped says what to do, without anything of the value. */
class MappingProblemTest {
    public static final class Closed {
        public final String id;

        Closed(String id, int other) {
            this.id = id;
        }
    }

    @Metadata
    public static final class KotlinClass {
        public final String id;

        KotlinClass(String id, int other) {
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

    private static String problem(Class<?> type) {
        return failure(type).problem();
    }

    private static CodecFailure failure(Class<?> type) {
        byte[] json = "{\"id\":\"planted\"}".getBytes(UTF_8);
        CodecFailure failure = catchThrowableOfType(
                CodecFailure.class, () -> Jackson2Codec.create().forType(type).decode(json, 0, json.length));
        assertThat(failure).hasMessageNotContaining("planted");
        return failure;
    }

    @Test
    void a_problem_of_the_class_is_told_from_one_of_the_value() {
        assertThat(failure(Closed.class).isOfType()).isTrue();
        assertThat(failure(KotlinClass.class).isOfType()).isTrue();
        assertThat(failure(Shape.class).isOfType()).isTrue();
        assertThat(failure(Strict.class).isOfType()).isFalse();
        assertThat(failure(Integer.class).isOfType()).isFalse();
    }

    @Test
    void a_class_without_a_usable_constructor() {
        assertThat(problem(Closed.class))
                .isEqualTo("Closed has no usable constructor: give it one without arguments, or annotate one with"
                        + " @JsonCreator");
    }

    @Test
    void a_Kotlin_class_is_explained() {
        assertThat(problem(KotlinClass.class))
                .isEqualTo("KotlinClass is a Kotlin class: add com.fasterxml.jackson.module:jackson-module-kotlin");
    }

    @Test
    void an_abstract_type_is_explained() {
        assertThat(problem(Shape.class))
                .isEqualTo("Shape is abstract: declare its subtypes with @JsonTypeInfo and @JsonSubTypes");
    }

    @Test
    void an_inner_class_is_explained() {
        assertThat(problem(Inner.class)).isEqualTo("Inner is an inner class: make it static");
    }

    @Test
    void a_constructor_that_throws_is_reported() {
        assertThat(problem(Strict.class)).isEqualTo("the constructor of Strict threw NullPointerException");
    }

    @Test
    void a_package_that_is_not_open_is_explained() {
        assertThat(MappingProblem.of(
                        Closed.class, "Failed to call `setAccess()`: module a does not \"opens a.b\" to module c"))
                .isEqualTo("Closed is not open to Jackson: open its package in module-info.java");
    }

    @Test
    void a_missing_property_of_a_constructor_is_reported() {
        assertThat(MappingProblem.missingProperty("Missing required creator property 'n' (index 1)"))
                .isEqualTo("property n missing");
        assertThat(MappingProblem.missingProperty("Cannot deserialize 'planted'"))
                .isNull();
    }

    @Test
    void other_failures_are_not_problems_of_the_class() {
        assertThat(MappingProblem.of(String.class, "Cannot deserialize value from Array value"))
                .isNull();
    }
}
