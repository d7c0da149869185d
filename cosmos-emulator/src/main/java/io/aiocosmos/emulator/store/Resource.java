package io.aiocosmos.emulator.store;

import tools.jackson.databind.node.ObjectNode;

/** Something with a name and a resource id that a {@link Directory} holds. */
public interface Resource {
    String id();

    String rid();

    /** Sorts a feed: by creation. */
    int number();

    /** The resource as the service returns it; not to be changed. */
    ObjectNode json();
}
