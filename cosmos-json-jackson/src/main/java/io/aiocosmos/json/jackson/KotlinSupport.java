package io.aiocosmos.json.jackson;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import tools.jackson.databind.JacksonModule;

/**
 * Jackson's module for Kotlin, without which it cannot read most classes of Kotlin. It changes nothing for those of Java,
 * so it is used where it is there; other modules would change what is stored, and are left to the user's own mapper.
 */
final class KotlinSupport {
    private static final String MODULE = "tools.jackson.module.kotlin.KotlinModule";

    private KotlinSupport() {}

    static Optional<JacksonModule> find() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Optional<JacksonModule> found =
                context == null ? Optional.empty() : registered(ServiceLoader.load(JacksonModule.class, context));
        return found.isPresent()
                ? found
                : registered(ServiceLoader.load(JacksonModule.class, JacksonModule.class.getClassLoader()));
    }

    /** Makes none of the other modules, and asks nothing of those that are broken. */
    private static Optional<JacksonModule> registered(ServiceLoader<JacksonModule> modules) {
        Iterator<ServiceLoader.Provider<JacksonModule>> each = modules.stream().iterator();
        while (true) {
            ServiceLoader.Provider<JacksonModule> next;
            try {
                if (!each.hasNext()) return Optional.empty();
                next = each.next();
            } catch (ServiceConfigurationError broken) {
                continue;
            }
            if (next.type().getName().equals(MODULE)) return Optional.of(next.get());
        }
    }
}
