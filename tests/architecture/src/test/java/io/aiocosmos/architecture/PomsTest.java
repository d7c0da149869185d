package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the modules that everybody needs bring along; a dependency that no class uses shows only here. */
class PomsTest {
    private static final String NULLNESS = "jspecify";

    @Test
    void the_api_brings_nothing() throws Exception {
        assertThat(brought("cosmos-api/pom.xml")).isEmpty();
    }

    @Test
    void core_brings_the_api_only() throws Exception {
        assertThat(brought("cosmos-core/pom.xml")).containsExactly("cosmos-api");
    }

    @Test
    void the_parent_brings_nothing_to_all() throws Exception {
        assertThat(brought("pom.xml")).isEmpty();
    }

    /** Where a module names them it says no more, and so has what the parent says of them. */
    @Test
    void annotations_of_nullness_reach_no_user() throws Exception {
        Element managed = dependencies("pom.xml").stream()
                .filter(each -> text(each, "artifactId").equals(NULLNESS))
                .collect(Collectors.toList())
                .get(0);

        assertThat(text(managed, "scope")).isEqualTo("provided");
        assertThat(text(managed, "optional")).isEqualTo("true");
    }

    /** The features and the module path tests run with what {@code tests/providers} lists. */
    @Test
    void every_transport_and_codec_of_the_build_is_in_each_list() throws Exception {
        for (String list : List.of("bom/pom.xml", "tests/providers/pom.xml", "README.md")) {
            String text = Files.readString(Path.of("..", "..", list));
            for (String module : Reactor.modules())
                if (module.startsWith("transport.") || module.startsWith("json."))
                    assertThat(text).as(list).containsPattern("\\bcosmos-" + module.replace('.', '-') + "\\b(?!-)");
        }
    }

    /** Else users would find tests and benchmarks in a public repository, for good. */
    @Test
    void what_the_bom_does_not_name_is_neither_installed_nor_deployed() throws Exception {
        String bom = Files.readString(Path.of("..", "..", "bom", "pom.xml"));
        String tests = Files.readString(Path.of("..", "pom.xml"));
        for (Path pom : modules()) {
            String text = Files.readString(pom);
            String artifact = text.replaceFirst("(?s)<parent>.*</parent>", "")
                    .replaceFirst("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1");
            if (text.contains("<artifactId>cosmos-tests</artifactId>")) text += tests;
            boolean skipped = text.contains("<maven.install.skip>true<") && text.contains("<maven.deploy.skip>true<");
            boolean named = artifact.equals("cosmos-parent") || bom.contains("<artifactId>" + artifact + "<");
            assertThat(skipped).as(artifact).isEqualTo(!named);
        }
    }

    private static List<Path> modules() throws IOException {
        Path repository = Path.of("..", "..").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.find(repository, 5, (file, facts) -> file.endsWith("pom.xml"))) {
            return files.filter(file -> !file.toString().matches(".*[/\\\\](target|node_modules|standalone)[/\\\\].*"))
                    .collect(Collectors.toList());
        }
    }

    /**
     * Else {@code scripts/test --quick} passes over its tests in silence. The starter's are in tests/compatibility, and
     * those for Kotlin need Jackson's modules for it, which the other tests of codecs must not have.
     */
    @Test
    void the_quick_tests_have_the_tests_of_every_module() throws Exception {
        String text = Files.readString(Path.of("..", "quick", "pom.xml"));

        Set<String> modules = Reactor.modules();
        assertThat(modules.removeAll(Set.of("spring.boot.starter", "kotlin"))).isTrue();
        for (String module : modules)
            assertThat(text)
                    .containsPattern(
                            "<artifactId>cosmos-" + module.replace('.', '-') + "</artifactId>.*<type>test-jar<");
    }

    /** Artifacts of the dependencies that are not for tests; those that are only managed bring nothing. */
    private static List<String> brought(String pom) throws Exception {
        List<String> brought = new ArrayList<>();
        for (Element dependency : dependencies(pom)) {
            boolean isForCompilers = text(dependency, "artifactId").equals(NULLNESS)
                    && text(dependency, "scope").isEmpty();
            if (isManaged(dependency)
                    || isForCompilers
                    || text(dependency, "scope").equals("test")) continue;
            brought.add(text(dependency, "artifactId"));
        }
        return brought;
    }

    private static List<Element> dependencies(String pom) throws Exception {
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("..", "..", pom).toFile())
                .getElementsByTagName("dependency");
        List<Element> dependencies = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) dependencies.add((Element) all.item(i));
        return dependencies;
    }

    private static boolean isManaged(Element dependency) {
        String owner = dependency.getParentNode().getParentNode().getNodeName();
        return owner.equals("dependencyManagement") || owner.equals("plugin");
    }

    private static String text(Element dependency, String name) {
        NodeList found = dependency.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
