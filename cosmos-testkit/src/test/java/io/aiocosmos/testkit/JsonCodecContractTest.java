package io.aiocosmos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.aiocosmos.spi.JsonCodec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contract passes a good codec and finds each defect of a bad one. */
@Tag("slow")
class JsonCodecContractTest {
    /** The contract as an implementer runs it; its name keeps the build from running it. */
    static final class Subject extends JsonCodecContract {
        private static JsonCodec codec;

        @Override
        protected JsonCodec codec() {
            return codec;
        }

        @Override
        protected boolean supportsArrays() {
            return true;
        }
    }

    @Test
    void a_good_codec_passes_every_test() {
        TestExecutionSummary summary = run(ReferenceCodec.good(), "");

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource
    void a_bad_codec_fails(CodecDefect defect) {
        TestExecutionSummary summary = run(defect.codec, defect.foundBy);

        assertThat(summary.getTestsFoundCount())
                .as("tests named %s", defect.foundBy)
                .isOne();
        assertThat(summary.getTestsFailedCount()).isOne();
    }

    /** InvocationProvider the tests of this name, or all for an empty name. */
    private static TestExecutionSummary run(JsonCodec codec, String test) {
        PostDiscoveryFilter byName = each -> FilterResult.includedIf(
                !each.isTest() || test.isEmpty() || each.getDisplayName().equals(test + "()"));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Subject.class))
                .filters(byName)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Subject.codec = codec;

        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }
}
