package io.aiocosmos.junit;

import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosAsyncDatabase;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What stands behind {@link CosmosTest}. */
final class CosmosExtension
        implements ParameterResolver,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                AfterAllCallback {
    private static final Map<Class<?>, BiFunction<TestDatabase, ParameterContext, Object>> PARAMETERS = Map.of(
            CosmosClient.class, (test, parameter) -> test.client(),
            CosmosAsyncClient.class, (test, parameter) -> test.client().async(),
            CosmosDatabase.class, (test, parameter) -> test.database(),
            CosmosAsyncDatabase.class, (test, parameter) -> test.database().async(),
            CosmosContainer.class, CosmosExtension::container,
            CosmosAsyncContainer.class,
                    (test, parameter) -> container(test, parameter).async(),
            CosmosEmulator.class, (test, parameter) -> test.ownEmulator());

    /** A constructor's parameters are those of the test that the instance is made for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == CosmosAddress.class || PARAMETERS.containsKey(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == CosmosAddress.class
                ? TestDatabases.address(context)
                : PARAMETERS.get(type).apply(TestDatabases.of(context), parameter);
    }

    private static CosmosContainer container(TestDatabase test, ParameterContext parameter) {
        Optional<Container> annotation = parameter.findAnnotation(Container.class);
        return annotation.isPresent() ? test.container(ContainerSpec.of(annotation.get())) : test.onlyContainer();
    }

    /** The parameters of the test itself are not there yet: for them all begins when they are made. */
    @Override
    public void beforeTestExecution(ExtensionContext context) {
        TestDatabases.existing(context).ifPresent(TestDatabase::begin);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        CostRules rules = CostRules.of(context);
        if (rules.allowAll() || context.getExecutionException().isPresent()) return;
        TestDatabase test = TestDatabases.existing(context)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "There is nothing to count: the test has no parameter of @CosmosTest"));
        rules.check(test.log());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestDatabases.close(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        TestDatabases.close(context);
    }
}
