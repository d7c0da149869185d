package io.aiocosmos.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class UserAgentTest {
    @Test
    void its_version_is_the_one_that_is_built() throws Exception {
        Element pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        String version = pom.getElementsByTagName("version").item(0).getTextContent();

        assertThat(UserAgent.VERSION).isEqualTo(version.replace("-SNAPSHOT", ""));
    }

    @Test
    void without_a_suffix_it_ends_with_the_parts() {
        assertThat(UserAgent.of("netty", "jackson", ""))
                .isEqualTo("aio-cosmos-java/" + UserAgent.VERSION + " (netty; jackson)");
    }
}
