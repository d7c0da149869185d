package io.aiocosmos.core.discovery;

import io.aiocosmos.error.CosmosSetupException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** Collects the providers of one service, each class once, from every place they may be registered. */
final class Found<P> {
    private final List<P> providers = new ArrayList<>();
    private final Set<Class<?>> seen = new LinkedHashSet<>();

    /**
     * @throws CosmosSetupException if a provider is registered but cannot be made: skipping it would make another one
     *     look like the user's choice
     */
    Found<P> add(ServiceLoader<P> loader, String kind) {
        Iterator<P> all = loader.iterator();
        try {
            while (all.hasNext()) {
                P provider = all.next();
                if (seen.add(provider.getClass())) providers.add(provider);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new CosmosSetupException(
                    "A " + kind + " is registered but broken: " + e.getMessage() + ". Mend or remove its jar.", e);
        }
        return this;
    }

    List<P> providers() {
        return providers;
    }
}
