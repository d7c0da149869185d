package io.aiocosmos.junit;

import io.aiocosmos.ContainerProperties;
import java.util.List;

/** What a {@link Container} annotation says. */
record ContainerSpec(String id, List<String> partitionKey, List<String> data) {
    private static final String DEFAULT_KEY = "/id";

    static ContainerSpec of(Container annotation) {
        return new ContainerSpec(annotation.id(), List.of(annotation.partitionKey()), List.of(annotation.data()));
    }

    /** Whether it only names a container that is declared elsewhere. */
    boolean isReference() {
        return partitionKey.isEmpty() && data.isEmpty();
    }

    /** Whether another one may mean the same container. */
    boolean agrees(ContainerSpec other) {
        return other.isReference() || equals(other);
    }

    ContainerProperties properties() {
        String[] paths = partitionKey.isEmpty() ? new String[] {DEFAULT_KEY} : partitionKey.toArray(String[]::new);
        return ContainerProperties.of(id, paths);
    }
}
