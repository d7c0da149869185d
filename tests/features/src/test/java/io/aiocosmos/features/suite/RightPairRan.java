package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.features.matrix.Setup;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Asserts at the server, after each case, that its requests came through the transport and codec of its cell. */
final class RightPairRan implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
        setup(context).server().mustRun();
        if (setup(context).server().isEmulator())
            setup(context).server().requests().forget();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Setup setup = setup(context);
        if (!setup.server().isEmulator()) return;
        assertThat(setup.server().requests().all())
                .as("user agents seen by the server")
                .extracting(RightPairRan::userAgent)
                .allMatch(agent -> agent.equals(setup.userAgent()) || agent.startsWith(setup.userAgent() + " "));
    }

    private static String userAgent(EmulatorRequest request) {
        return request.header("user-agent").orElse("none");
    }

    private static Setup setup(ExtensionContext context) {
        return ((FeatureTest) context.getRequiredTestInstance()).setup;
    }
}
