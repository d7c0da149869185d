package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is public stands in {@code docs/api}, so that each change of it is seen in the diff of a commit. */
class PublicApiTest {
    private static final Path COMMITTED = Path.of("..", "..", "docs", "api");
    private static final String KOTLIN = "io.aiocosmos.kotlin";
    private static final String HOW_TO_WRITE =
            "The public API is not what docs/api says. If the change is wanted, write the listing again and commit it:\n"
                    + "mvn -pl tests/architecture -am test -Dtest=PublicApiTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.listing=write";

    private static final List<ModuleRoot> MODULES = ModuleRoot.ours();

    @Test
    void the_public_api_is_the_one_that_is_written_down() throws IOException {
        for (ModuleRoot module : MODULES) {
            Path file = COMMITTED.resolve(module + ".txt");
            String listing = module.toString().equals(KOTLIN) ? ofKotlin() : new PublicApi(module).listing();
            if ("write".equals(System.getProperty("api.listing"))) Files.writeString(file, listing);

            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as("%s: %s", module, HOW_TO_WRITE)
                    .isEqualTo(listing);
        }
    }

    private static String ofKotlin() throws IOException {
        return new KotlinApi(Path.of("..", "..", "cosmos-kotlin", "src", "main", "kotlin")).listing();
    }

    @Test
    void what_Kotlin_declares_public_is_shown_as_it_is_declared() {
        assertThat(KotlinApi.listing("""
                        public class Shown internal constructor(val inside: Int) {
                            public val id: String get() = "1"

                            internal fun hidden() {}
                        }

                        @PublishedApi
                        internal fun hiddenToo() {}

                        public suspend inline fun <reified T : Any> Shown.read(
                            id: String,
                            options: Options = Options.defaults(),
                        ): Response<T> = of<T>()
                        """).lines())
                .containsExactly(
                        "public class Shown internal constructor(val inside: Int)",
                        "public suspend inline fun <reified T : Any> Shown.read(id: String, options: Options ="
                                + " Options.defaults()): Response<T>",
                        "public val id: String get()");
    }

    @Test
    void no_listing_is_of_a_module_that_is_gone() throws IOException {
        Set<String> expected =
                MODULES.stream().map(module -> module + ".txt").collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(COMMITTED)) {
            assertThat(files.collect(Collectors.toList()))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Nested
    class Of_types_made_here {
        private static final String HERE = "PublicApiTest$Of_types_made_here$";
        private static final String PACKAGE = "io.aiocosmos.architecture.";

        static class Hidden {
            public void handedDown() {}
        }

        public abstract static class Shown<T extends Comparable<T>> extends Hidden implements Cloneable {
            public static final int LIMIT = 3;

            protected Shown(String... names) {}

            public abstract <R> List<? super R> list(T each, Class<R> type) throws IOException;

            void inside() {}

            @Deprecated
            protected final void old() {}
        }

        public abstract static class Absent<T extends @Nullable Object> {
            public abstract @Nullable String text(byte @Nullable [] bytes, @Nullable Object... values);

            public abstract List<@Nullable T> list(List<?> of);
        }

        public sealed interface Closed permits One {
            default void stay() {}
        }

        public record One(int count) implements Closed {}

        @Test
        void a_class_shows_what_others_can_use_of_it() {
            assertThat(TypeListing.of(Shown.class).lines())
                    .containsExactly(
                            "public abstract class " + PACKAGE + HERE + "Shown<T extends Comparable<T>> extends " + HERE
                                    + "Hidden implements Cloneable",
                            "    protected Shown(String...)",
                            "    public static final int LIMIT = 3",
                            "    public void handedDown()",
                            "    public abstract <R> java.util.List<? super R> list(T, Class<R>) throws java.io.IOException",
                            "    @Deprecated protected final void old()");
        }

        @Test
        void what_may_be_null_is_marked() {
            assertThat(TypeListing.of(Absent.class).lines())
                    .containsExactly(
                            "public abstract class " + PACKAGE + HERE + "Absent<T extends @Nullable Object>",
                            "    public Absent()",
                            "    public abstract java.util.List<@Nullable T> list(java.util.List<?>)",
                            "    public abstract @Nullable String text(byte @Nullable [], @Nullable Object...)");
        }

        @Test
        void a_closed_interface_shows_who_may_implement_it() {
            assertThat(TypeListing.of(Closed.class).lines())
                    .containsExactly(
                            "public sealed interface " + PACKAGE + HERE + "Closed permits " + HERE + "One",
                            "    public default void stay()");
        }

        @Test
        void a_record_shows_as_one() {
            assertThat(TypeListing.of(One.class).lines())
                    .contains(
                            "public final record " + PACKAGE + HERE + "One extends Record implements " + HERE
                                    + "Closed",
                            "    public One(int)",
                            "    public int count()");
        }

        @Test
        void what_is_not_public_all_the_way_is_not_shown() {
            assertThat(PublicApi.isShown(Hidden.class)).isFalse();
            assertThat(PublicApi.isShown(Shown.class)).isFalse(); // the test's class is not public
            assertThat(PublicApi.isShown(String.class)).isTrue();
        }
    }
}
