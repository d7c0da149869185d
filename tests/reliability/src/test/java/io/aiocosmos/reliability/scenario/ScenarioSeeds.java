package io.aiocosmos.reliability.scenario;

import io.aiocosmos.reliability.world.World;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a scenario without delays and others, and then with seeds; in turn by the blocking and the asynchronous view. */
final class ScenarioSeeds implements TestTemplateInvocationContextProvider {
    private static final int SEEDS = Integer.getInteger("scenario.seeds", 4);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        int number =
                context.getRequiredTestMethod().getAnnotation(Scenario.class).value();
        return LongStream.range(0, SEEDS).mapToObj(run -> {
            long seed = run < 2 ? 0 : 1000L * number + run;
            return new Invocation(number, seed, run % 2 == 0);
        });
    }

    private record Invocation(int number, long seed, boolean blocking) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return number + (blocking ? ", blocking" : ", asynchronous") + ", seed " + seed;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Worlds(new World(seed, blocking)));
        }
    }

    private record Worlds(World world) implements ParameterResolver, AfterEachCallback {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == World.class;
        }

        @Override
        public World resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return world;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            world.close();
        }
    }
}
