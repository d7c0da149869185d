package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GradleSnippetsTest {
    private static final Path REPOSITORY = Path.of("..", "..");
    private static final String BOM = "<artifactId>cosmos-bom</artifactId> <artifactId>cosmos-core</artifactId>";
    private static final String ROOT = "<j.version>5.14.4</j.version> <groupId>org.junit</groupId>"
            + "<artifactId>junit-bom</artifactId><version>${j.version}</version>";

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(ReadmeTest.pages());
        pages.add(REPOSITORY.resolve("README.md"));
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void of_a_page_name_what_there_is(Path page) throws IOException {
        String bom = Files.readString(REPOSITORY.resolve("bom/pom.xml"));
        String root = Files.readString(REPOSITORY.resolve("pom.xml"));

        assertThat(new GradleSnippets(Files.readString(page)).complaints(bom, root))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "implementation(\"io.aiocosmos:cosmos-more\"), the BOM has no cosmos-more",
        "testRuntimeOnly(\"io.aiocosmos:cosmos-more\"), the BOM has no cosmos-more",
        "implementation(platform(\"io.aiocosmos:cosmos-bom\")), only a platform says its version: cosmos-bom",
        "testImplementation(\"io.aiocosmos:cosmos-core:1.0\"), only a platform says its version: cosmos-core",
        "testImplementation(platform(\"org.junit:junit-bom:5.0\")), nobody has tried junit-bom 5.0"
    })
    void of_what_there_is_not_are_seen(String line, String complaint) {
        assertThat(complaints(line)).containsExactly(complaint);
    }

    @Test
    void of_what_there_is_give_no_complaint() {
        assertThat(complaints("implementation(platform(\"io.aiocosmos:cosmos-bom:1.0\"))"))
                .isEmpty();
        assertThat(complaints("implementation(\"io.aiocosmos:cosmos-core\")")).isEmpty();
        assertThat(complaints("testImplementation(platform(\"org.junit:junit-bom:5.14.4\"))"))
                .isEmpty();
        assertThat(complaints("testImplementation(\"org.junit.jupiter:junit-jupiter\")"))
                .isEmpty();
    }

    private static List<String> complaints(String line) {
        return new GradleSnippets("```kotlin file=build.gradle.kts\n" + line + "\n```\n").complaints(BOM, ROOT);
    }
}
