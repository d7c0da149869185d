package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.features.matrix.Setup;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Asserts after each case, at the server, that its requests came from the transport and codec of its cell. */
final class ProviderCheck implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
        Setup setup = test(context).setup;
        setup.server().mustRun();
        if (setup.server().isEmulator()) setup.server().requests().forget();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        FeatureTest test = test(context);
        Setup setup = test.setup;
        if (!setup.server().isEmulator()) return;
        assertThat(setup.server().requests().where(request -> !test.isOfEarlier(request)))
                .as("user agents seen by the server")
                .extracting(ProviderCheck::userAgent)
                .allMatch(agent -> agent.equals(setup.userAgent()) || agent.startsWith(setup.userAgent() + " "));
    }

    private static String userAgent(EmulatorRequest request) {
        return request.header("user-agent").orElse("none");
    }

    private static FeatureTest test(ExtensionContext context) {
        return (FeatureTest) context.getRequiredTestInstance();
    }
}
