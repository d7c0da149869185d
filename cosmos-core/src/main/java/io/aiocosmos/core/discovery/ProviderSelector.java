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
 * Collects the providers of one kind, each class once, from every place they may be registered, and picks one: the one
 * named, else the one the system property names, else the only one there. Never the first of several.
 */
final class ProviderSelector<P> {
    final List<P> found = new ArrayList<>();

    private final Set<Class<?>> seen = new LinkedHashSet<>();
    private final String kind;
    private final String property;
    private final String artifacts;
    private final Function<P, String> nameOf;

    /** How the kind is called in messages, by property and by artifact, and each provider by itself. */
    ProviderSelector(String kind, String property, String artifacts, Function<P, String> nameOf) {
        this.kind = kind;
        this.property = property;
        this.artifacts = artifacts;
        this.nameOf = nameOf;
    }

    /**
     * @throws CosmosSetupException if a provider is registered but cannot be made: skipping it would make another one
     *     look like the user's choice
     */
    void add(ServiceLoader<P> loader) {
        Iterator<P> all = loader.iterator();
        try {
            while (all.hasNext()) {
                P provider = all.next();
                if (seen.add(provider.getClass())) found.add(provider);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new CosmosSetupException(
                    "A " + kind + " is registered but broken: " + e.getMessage() + ". Mend or remove its jar.", e);
        }
    }

    /** @param named what the user asked for, or {@code null} */
    P of(String named) {
        String wanted = named != null ? named : System.getProperty(property);
        if (wanted != null) return byName(wanted);
        if (found.size() == 1) return found.get(0);
        if (found.isEmpty())
            throw new CosmosSetupException("No " + kind + " found. Add " + artifacts
                    + " to the class path or module path, or call " + kind + "(…) on the builder.");
        throw new CosmosSetupException(found.size() + " " + kind + "s found: " + names() + ". Choose by "
                + kind + "(\"" + nameOf.apply(found.get(0))
                + "\") on the builder or by the system property "
                + property + ", or keep only one.");
    }

    private P byName(String wanted) {
        P match = null;
        for (P provider : found) {
            if (!nameOf.apply(provider).equals(wanted)) continue;
            if (match != null)
                throw new CosmosSetupException("Two " + kind + "s are called " + wanted + ": "
                        + match.getClass().getName() + " and "
                        + provider.getClass().getName()
                        + ". Keep only one of them.");
            match = provider;
        }
        if (match != null) return match;
        throw new CosmosSetupException("No " + kind + " called " + wanted + " found, only " + names()
                + ". Add its artifact (" + artifacts + "), or name another one.");
    }

    private String names() {
        StringBuilder names = new StringBuilder("[");
        for (P provider : found) names.append(names.length() > 1 ? ", " : "").append(nameOf.apply(provider));
        return names.append(']').toString();
    }
}
