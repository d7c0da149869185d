package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.databind.Module;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Jackson's module for Kotlin, without which it cannot read most classes of Kotlin. It changes nothing for those of Java,
 * so it is used where it is there; other modules would change what is stored, and are left to the user's own mapper.
 */
final class KotlinSupport {
    private static final String MODULE = "com.fasterxml.jackson.module.kotlin.KotlinModule";

    private KotlinSupport() {}

    static Optional<Module> find() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Optional<Module> found =
                context == null ? Optional.empty() : registered(ServiceLoader.load(Module.class, context));
        return found.isPresent() ? found : registered(ServiceLoader.load(Module.class, Module.class.getClassLoader()));
    }

    /** Makes none of the other modules, and asks nothing of those that are broken. */
    private static Optional<Module> registered(ServiceLoader<Module> modules) {
        Iterator<ServiceLoader.Provider<Module>> each = modules.stream().iterator();
        while (true) {
            ServiceLoader.Provider<Module> next;
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
