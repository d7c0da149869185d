package io.aiocosmos.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.ClassUtils;

/** Finds {@link AutoConfigureCosmosEmulator}. */
final class EmulatorCustomizerFactory implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        AutoConfigureCosmosEmulator annotation =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, AutoConfigureCosmosEmulator.class);
        if (annotation == null) return null;
        if (!ClassUtils.isPresent("io.aiocosmos.emulator.CosmosEmulator", testClass.getClassLoader()))
            throw new IllegalStateException(
                    "@AutoConfigureCosmosEmulator needs io.aiocosmos:cosmos-emulator in scope test");
        return new EmulatorCustomizer(List.of(annotation.value()));
    }
}
