package io.aiocosmos.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.benchmarks.client.ProcessSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The budget: what users of Netty and Jackson get. A line is raised only with a reason, in docs/performance.md too. */
class FootprintTest {
    private static final int MOST_JARS = 14;
    private static final long MOST_BYTES = 6_260_000;
    /** What this is made of, and why it was raised, is in docs/performance.md. */
    private static final long MOST_BYTES_OF_API_AND_CORE = 800_000;

    /** Some 40 to 65, by what the JDK loads for either on a busy machine. */
    private static final int MOST_CLASSES_OVER_BARE = 100;

    private static final int MOST_THREADS_OF_OUR_OWN = 1;

    private static final List<String> OF_TESTS_AND_BENCHMARKS = List.of(
            "netty-codec-http", // the bare client over Netty; ours reads HTTP itself
            "netty-codec-compression",
            "picocli", // the emulator's, as the next
            "GeographicLib-Java",
            "jmh-core",
            "jopt-simple",
            "commons-math3",
            "junit-",
            "opentest4j",
            "apiguardian-api",
            "assertj-core",
            "byte-buddy");

    private final Competitor ours = competitor("netty+jackson");
    private final Competitor bare = competitor("bare netty typed");

    private static Competitor competitor(String name) {
        try {
            return Competitor.all(Path.of("none")).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class On_disk {
        @Test
        void jars_and_their_bytes_stay_within_the_budget() throws Exception {
            assertThat(ours.closure()).hasSizeLessThanOrEqualTo(MOST_JARS);
            assertThat(Footprint.bytes(ours)).isLessThanOrEqualTo(MOST_BYTES);
        }

        @Test
        void the_api_and_core_stay_within_theirs() throws Exception {
            assertThat(Footprint.bytesOfApiAndCore(ours))
                    .isBetween(MOST_BYTES_OF_API_AND_CORE / 4, MOST_BYTES_OF_API_AND_CORE);
        }

        /** What a module of ours brought anew would be missing from the closures that are counted here. */
        @Test
        void every_library_on_the_class_path_is_one_that_is_counted() {
            List<String> known = Stream.of(Competitor.libraries(), OF_TESTS_AND_BENCHMARKS)
                    .flatMap(names -> names.stream())
                    .collect(Collectors.toList());

            assertThat(ClassPath.own())
                    .filteredOn(entry -> !Path.of(entry).toString().contains("cosmos-"))
                    .filteredOn(entry -> !entry.contains("surefire") && !entry.contains("benchmarks"))
                    .allMatch(entry -> isOneOf(entry, known));
        }

        private boolean isOneOf(String entry, List<String> names) {
            return names.stream()
                    .anyMatch(name -> ClassPath.belongs(entry, name)
                            || Path.of(entry).getFileName().toString().startsWith(name));
        }
    }

    @Nested
    class After_one_read {
        @Test
        void few_classes_more_are_loaded_than_by_the_bare_client() throws Exception {
            try (Processes processes = new Processes(100, SideBySide.QUICK)) {
                int ofBare = classes(processes, bare);
                assertThat(ofBare).as("those of the JDK and of Netty alone").isGreaterThan(1_000);
                assertThat(classes(processes, ours) - ofBare).isLessThanOrEqualTo(MOST_CLASSES_OVER_BARE);
            }
        }

        private int classes(Processes processes, Competitor competitor) throws IOException {
            try (ChildProcess child = ColdStart.child(processes, competitor)) {
                child.listen();
                return ProcessSize.parse(child.ask("facts")).classes();
            }
        }

        @Test
        void one_timer_is_the_only_thread_beside_the_transport_s() throws Exception {
            try (Processes processes = new Processes(100, SideBySide.QUICK);
                    ChildProcess child = ColdStart.child(processes, ours)) {
                child.listen();
                List<String> threads =
                        new ArrayList<>(List.of(child.ask("threads").split(";")));
                threads.removeIf(name -> !name.startsWith("cosmos-"));

                assertThat(threads)
                        .as("the transport's, to see that names are known")
                        .anyMatch(this::isOfTransport);
                assertThat(threads)
                        .filteredOn(name -> !isOfTransport(name))
                        .hasSizeLessThanOrEqualTo(MOST_THREADS_OF_OUR_OWN);
            }
        }

        private boolean isOfTransport(String thread) {
            return thread.contains("-netty-");
        }
    }
}
