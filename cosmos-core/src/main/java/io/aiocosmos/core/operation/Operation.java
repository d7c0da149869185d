package io.aiocosmos.core.operation;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.routing.Access;
import io.aiocosmos.core.session.SessionScope;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.spi.PrintableText;
import java.util.Arrays;

/**
 * One thing to ask of the service, whole before the first attempt: what to send, how to sign it, what may be done when it
 * fails. Immutable; attempts add date, authorization and session token.
 */
public final class Operation {
    /** What the operation is to sessions, routing and retries. */
    public enum Kind {
        /** Reads of items: point reads, queries, lists. */
        ITEM_READ(Access.READ, SessionScope.READ),
        ITEM_WRITE(Access.WRITE, SessionScope.WRITE),
        /** Reads of databases, containers, throughput, ranges and the account. */
        RESOURCE_READ(Access.READ, SessionScope.NONE),
        RESOURCE_WRITE(Access.METADATA_WRITE, SessionScope.NONE);

        public final Access access;
        public final SessionScope session;

        Kind(Access access, SessionScope session) {
            this.access = access;
            this.session = session;
        }

        public boolean isWrite() {
            return access != Access.READ;
        }
    }

    /** The method that the user called, such as {@code createItem}. */
    public final String name;

    public final Kind kind;
    public final String method;

    /** Resource type and link as they are signed. */
    public final String resourceType;

    public final String signedLink;
    public final String target;

    /** The container under which sessions are kept; {@code null} for what has none. */
    public final Link container;

    /** Names and values in turn, so many as {@link #headerLength} says. */
    public final String[] headers;

    public final int headerLength;
    public final byte[] body;
    public final int bodyLength;
    public final OperationOptions options;
    private final Link link;
    private final String shownLink;
    private final boolean ofNone;

    Operation(OperationBuilder b) {
        name = b.name;
        kind = b.kind;
        method = b.method;
        resourceType = b.resourceType;
        link = b.link;
        signedLink = b.signedLink;
        shownLink = b.shownLink;
        target = b.target;
        container = b.container;
        headers = b.headers;
        headerLength = b.headerLength;
        body = b.body;
        bodyLength = b.bodyLength;
        options = b.options;
        ofNone = b.ofNone;
    }

    private Operation(Operation of, String header, String value) {
        name = of.name;
        kind = of.kind;
        method = of.method;
        resourceType = of.resourceType;
        link = of.link;
        signedLink = of.signedLink;
        shownLink = of.shownLink;
        target = of.target;
        container = of.container;
        int at = 0;
        while (at < of.headerLength && !of.headers[at].equals(header)) at += 2;
        headerLength = Math.max(of.headerLength, at + 2);
        headers = Arrays.copyOf(of.headers, headerLength);
        headers[at] = header;
        headers[at + 1] = value;
        body = of.body;
        bodyLength = of.bodyLength;
        options = of.options;
        ofNone = false;
    }

    /** Of a read or write of the resource itself. */
    public static OperationBuilder of(String name, Kind kind, String method, String resourceType, Link link) {
        return new OperationBuilder(name, kind, method, resourceType, link, link.path());
    }

    /** Of the read of a container that others wait for, whatever they are. */
    public static OperationBuilder ofContainer(Link container) {
        return of("readContainer", Kind.RESOURCE_READ, "GET", "colls", container);
    }

    /** Of a feed: what is signed is the parent, what is asked is the feed below it. */
    public static OperationBuilder ofFeed(String name, Kind kind, String method, String resourceType, Link parent) {
        return new OperationBuilder(name, kind, method, resourceType, parent, parent.feed(resourceType));
    }

    /**
     * Of something done to a resource: signed as the resource itself, asked at a path below it.
     *
     * @param action the path, such as {@code operations/partitionkeydelete}
     */
    public static OperationBuilder ofAction(
            String name, Kind kind, String method, String resourceType, Link link, String action) {
        return new OperationBuilder(name, kind, method, resourceType, link, link.feed(action));
    }

    public String name() {
        return name;
    }

    /** The container that it is to; {@code null} for what is to none. */
    public Link container() {
        return container;
    }

    public boolean isWrite() {
        return kind.isWrite();
    }

    /** 0 for the client's own. */
    public long timeoutNanos() {
        return options.timeoutNanos;
    }

    /** Whether it is for items that lack a key, and how that is written is not settled yet. */
    public boolean isOfNone() {
        return ofNone;
    }

    /** The same, with its key written otherwise. */
    public Operation withKey(String json) {
        return new Operation(this, Headers.PARTITION_KEY, json);
    }

    /** The same, for the service to refuse if the container is another one (400/1024). */
    public Operation within(String rid) {
        return new Operation(this, Headers.INTENDED_RID, rid);
    }

    /** The link for messages and events; it may be of the item, where {@link #container} is not. */
    public String shownLink() {
        return PrintableText.of(shownLink == null ? link.name() : shownLink);
    }

    /** The partition key, as its header has it; {@code null} if it has none. */
    public String partitionKey() {
        for (int i = 0; i < headerLength; i += 2) if (headers[i].equals(Headers.PARTITION_KEY)) return headers[i + 1];
        return null;
    }

    /** The text of a query, without its parameters; {@code null} if it is none. */
    public String queryText() {
        if (body == null || !has(Headers.IS_QUERY)) return null;
        try {
            return JsonSlice.text(JsonSlice.of(body, 0, bodyLength).field("query"));
        } catch (MalformedJsonException e) {
            return null;
        }
    }

    /** Whether the operation itself says which container it means, as a continuation does. */
    public boolean insistsOnRid() {
        return has(Headers.INTENDED_RID);
    }

    public boolean has(String header) {
        for (int i = 0; i < headerLength; i += 2) if (headers[i].equals(header)) return true;
        return false;
    }
}
