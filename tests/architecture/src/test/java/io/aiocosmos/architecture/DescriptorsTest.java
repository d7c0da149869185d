package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.JsonCodecProvider;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the modules say of themselves. */
class DescriptorsTest {
    private final List<ModuleRoot> ours = ModuleRoot.ours();

    @Test
    void module_path_and_class_path_find_the_same_providers() {
        for (ModuleRoot module : ours)
            assertThat(module.listed()).as("%s", module).isEqualTo(module.provided());
    }

    @Test
    void every_transport_and_codec_of_the_build_provides_itself() throws IOException {
        Map<String, Set<String>> expected = new TreeMap<>();
        for (String module : Reactor.modules()) {
            if (module.startsWith("transport."))
                expected.put("io.aiocosmos." + module, Set.of(HttpTransportProvider.class.getName()));
            if (module.startsWith("json."))
                expected.put("io.aiocosmos." + module, Set.of(JsonCodecProvider.class.getName()));
        }

        Map<String, Set<String>> services = ours.stream()
                .filter(module -> !module.provided().isEmpty())
                .collect(Collectors.toMap(
                        ModuleRoot::toString, module -> module.provided().keySet()));

        assertThat(services).isEqualTo(expected);
    }

    @Test
    void core_exports_one_package_and_opens_none() {
        ModuleDescriptor core = descriptor("io.aiocosmos.core");

        assertThat(core.exports()).extracting(ModuleDescriptor.Exports::source).containsExactly("io.aiocosmos.core");
        assertThat(core.opens()).isEmpty();
        assertThat(core.isOpen()).isFalse();
    }

    @Test
    void the_api_and_core_require_nothing_but_java_base_and_each_other() {
        assertThat(required("io.aiocosmos")).containsExactly("java.base");
        assertThat(required("io.aiocosmos.core")).containsExactlyInAnyOrder("java.base", "io.aiocosmos");
    }

    /** Transitively, users would have to add it to their module path. */
    @Test
    void annotations_of_nullness_are_for_the_compiler_of_the_module_alone() {
        for (ModuleRoot module : ours)
            assertThat(module.descriptor().requires())
                    .as("%s", module)
                    .filteredOn(each -> each.name().equals("org.jspecify"))
                    .allSatisfy(each -> assertThat(each.modifiers()).containsExactly(Modifier.STATIC));
    }

    private ModuleDescriptor descriptor(String name) {
        return ours.stream()
                .map(ModuleRoot::descriptor)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> required(String module) {
        return descriptor(module).requires().stream()
                .filter(each -> !each.modifiers().contains(Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name)
                .collect(Collectors.toSet());
    }

    /** Modules that do it wrong, to see that it is seen. */
    @Nested
    class Of_a_module_made_here {
        @TempDir
        Path folder;

        @Test
        void a_provider_that_only_the_module_path_finds_shows() throws Exception {
            ModuleRoot module = module("exports a; provides Runnable with a.One, a.Two;", "a.One # a comment");

            assertThat(module.provided()).isEqualTo(Map.of("java.lang.Runnable", Set.of("a.One", "a.Two")));
            assertThat(module.listed()).isEqualTo(Map.of("java.lang.Runnable", Set.of("a.One")));
        }

        @Test
        void a_provider_that_only_the_class_path_finds_shows() throws Exception {
            ModuleRoot module = module("exports a;", "# nothing\n\na.One\n");

            assertThat(module.provided()).isEmpty();
            assertThat(module.listed()).isEqualTo(Map.of("java.lang.Runnable", Set.of("a.One")));
        }

        @Test
        void two_that_agree_are_equal() throws Exception {
            ModuleRoot module = module("provides Runnable with a.One, a.Two;", "a.Two\na.One\n");

            assertThat(module.listed()).isEqualTo(module.provided());
        }

        private ModuleRoot module(String directives, String serviceFile) throws IOException {
            Path sources = Files.createDirectories(folder.resolve("sources/a")).getParent();
            Files.writeString(sources.resolve("module-info.java"), "module made.here { " + directives + " }");
            for (String name : List.of("One", "Two"))
                Files.writeString(
                        sources.resolve("a/" + name + ".java"),
                        "package a; public class " + name + " implements Runnable { public void run() {} }");
            Path services = Files.createDirectories(folder.resolve("classes/META-INF/services"));
            Files.writeString(services.resolve("java.lang.Runnable"), serviceFile);
            compile(sources, folder.resolve("classes"));
            return ModuleRoot.at(folder.resolve("classes")).get(0);
        }

        private void compile(Path sources, Path classes) {
            int result = ToolProvider.findFirst("javac")
                    .orElseThrow()
                    .run(
                            System.out,
                            System.err,
                            "-d",
                            classes.toString(),
                            sources.resolve("module-info.java").toString(),
                            sources.resolve("a/One.java").toString(),
                            sources.resolve("a/Two.java").toString());
            assertThat(result).as("javac").isZero();
        }
    }
}
