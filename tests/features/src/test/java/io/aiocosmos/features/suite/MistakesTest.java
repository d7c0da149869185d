package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.features.matrix.FewPairs;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one gets for a mistake is what the page says, with every transport and codec. */
@Tag("emulator")
@FewPairs
class MistakesTest extends FeatureTest {
    @AfterEach
    void resetFaults() {
        setup.server().emulator().faults().clear();
    }

    @ParameterizedTest
    @EnumSource
    void has_the_text_of_the_page(Mistake mistake) throws IOException {
        Throwable problem = mistake.thrown(this);

        String text = problem.getClass().getSimpleName() + ": " + problem.getMessage();
        assertThat(text).matches(new TroubleshootingPage().pattern(mistake.heading, setup.codec()));
        if (!(problem instanceof ClassCastException)) ArgumentErrors.assertOneLine(problem);
    }
}
