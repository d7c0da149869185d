package io.aiocosmos.core.discovery;

import io.aiocosmos.error.CosmosSetupException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

/**
 * Collects the providers of one kind from all class loaders, each class once, and selects one: by the name from the
 * builder, else by the system property, else the only one. Never takes the first of several.
 */
final class ProviderSelector<P> {
    final List<P> found = new ArrayList<>();

    private final Set<Class<?>> seen = new LinkedHashSet<>();
    private final String kind;
    private final String property;
    private final String artifacts;
    private final Function<P, String> providerName;

    /** The kind's name in messages, its system property, its artifacts, and how to get a provider's name. */
    ProviderSelector(String kind, String property, String artifacts, Function<P, String> providerName) {
        this.kind = kind;
        this.property = property;
        this.artifacts = artifacts;
        this.providerName = providerName;
    }

    /**
     * @throws CosmosSetupException if a registered provider cannot be created; skipping it would select another one
     *     silently
     */
    void add(ServiceLoader<P> loader) {
        Iterator<P> loaded = loader.iterator();
        try {
            while (loaded.hasNext()) {
                P provider = loaded.next();
                if (seen.add(provider.getClass())) found.add(provider);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new CosmosSetupException(
                    "A " + kind + " is registered but broken: " + e.getMessage() + ". Fix or remove its jar.", e);
        }
    }

    /** @param name as set on the builder, or {@code null} */
    P select(String name) {
        String requested = name != null ? name : System.getProperty(property);
        if (requested != null) return byName(requested);
        if (found.size() == 1) return found.get(0);
        if (found.isEmpty())
            throw new CosmosSetupException("No " + kind + " found. Add " + artifacts
                    + " to the class path or module path, or call " + kind + "(…) on the builder.");
        throw new CosmosSetupException(found.size() + " " + kind + "s found: " + names() + ". Choose by "
                + kind + "(\"" + providerName.apply(found.get(0))
                + "\") on the builder or by the system property "
                + property + ", or keep only one.");
    }

    private P byName(String requested) {
        P match = null;
        for (P provider : found) {
            if (!providerName.apply(provider).equals(requested)) continue;
            if (match != null)
                throw new CosmosSetupException("Two " + kind + "s are called " + requested + ": "
                        + match.getClass().getName() + " and "
                        + provider.getClass().getName()
                        + ". Keep only one of them.");
            match = provider;
        }
        if (match != null) return match;
        throw new CosmosSetupException("No " + kind + " called " + requested + " found, only " + names()
                + ". Add its artifact (" + artifacts + "), or name another one.");
    }

    private String names() {
        StringBuilder names = new StringBuilder("[");
        for (P provider : found) names.append(names.length() > 1 ? ", " : "").append(providerName.apply(provider));
        return names.append(']').toString();
    }
}
