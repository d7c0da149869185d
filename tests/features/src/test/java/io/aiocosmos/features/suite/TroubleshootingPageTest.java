package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TroubleshootingPageTest {
    @Test
    void every_heading_is_of_a_mistake_that_is_made_by_a_test() throws IOException {
        assertThat(new TroubleshootingPage().headings())
                .containsExactlyElementsOf(
                        Stream.of(Mistake.values()).map(each -> each.heading).toList());
    }

    @Test
    void a_text_stands_under_its_heading_and_codec() {
        TroubleshootingPage page =
                new TroubleshootingPage("## A\n```text\none … of (a)\n```\n```text moshi\ntwo\n```\n## B\n");

        assertThat(page.headings()).containsExactly("A", "B");
        assertThat(page.text("A", "moshi")).isEqualTo("two");
        assertThat("one 1 of (a)").matches(page.pattern("A", "jackson"));
        assertThat("one 1 of a").doesNotMatch(page.pattern("A", "jackson"));
        assertThat("one 1 of (a)").doesNotMatch(page.pattern("A", "moshi"));
    }
}
