package io.aiocosmos.core.request;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.core.routing.PartitionRange;
import java.util.Arrays;
import java.util.List;

/**
 * One thing to ask of the service, whole before the first try: what to send, how to sign it, what may be done when it
 * fails. Immutable; tries add date, authorization and session token.
 */
public final class Operation {
    /** What the operation is to sessions, routing and retries. */
    public enum Kind {
        /** Reads of items: point reads, queries, lists. */
        ITEM_READ(true, true),
        ITEM_WRITE(false, true),
        /** Reads of databases, containers, throughput, ranges and the account. */
        RESOURCE_READ(true, false),
        RESOURCE_WRITE(false, false);

        private final boolean read;
        private final boolean item;

        Kind(boolean read, boolean item) {
            this.read = read;
            this.item = item;
        }

        public boolean isRead() {
            return read;
        }

        public boolean isItem() {
            return item;
        }
    }

    /** Names the container that is meant by its rid; the service refuses with 400/1024 if it is another one. */
    public static final String INTENDED_RID = "x-ms-cosmos-intended-collection-rid";

    private static final String[] NO_HEADERS = {};

    private final String name;
    private final Kind kind;
    private final String method;
    private final String resourceType;
    private final String signedLink;
    private final String target;
    private final String shownLink;
    private final Link container;
    private final String[] headers;
    private final byte[] body;
    private final int bodyLength;
    private final long timeoutNanos;
    private final String sessionToken;
    private final List<String> excludedRegions;
    private final ConsistencyLevel consistency;
    private final boolean etagGuarded;
    private final boolean unknownOutcomeRetried;
    private final Runnable onThrottled;
    private final PartitionRange range;

    private Operation(Builder b) {
        name = b.name;
        kind = b.kind;
        method = b.method;
        resourceType = b.resourceType;
        signedLink = b.signedLink;
        target = b.target;
        shownLink = b.shownLink;
        container = b.container;
        headers = b.headers.length == b.headerLength ? b.headers : Arrays.copyOf(b.headers, b.headerLength);
        body = b.body;
        bodyLength = b.bodyLength;
        timeoutNanos = b.timeoutNanos;
        sessionToken = b.sessionToken;
        excludedRegions = b.excludedRegions;
        consistency = b.consistency;
        etagGuarded = b.etagGuarded;
        unknownOutcomeRetried = b.unknownOutcomeRetried;
        onThrottled = b.onThrottled;
        range = b.range;
    }

    /** The method that the user called, such as {@code createItem}. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public String method() {
        return method;
    }

    /** Resource type and link as they are signed. */
    public String resourceType() {
        return resourceType;
    }

    public String signedLink() {
        return signedLink;
    }

    public String target() {
        return target;
    }

    /** The link for messages and events; it may be of the item, where {@link #container} is not. */
    public String shownLink() {
        return shownLink;
    }

    /** The container under which sessions are kept; {@code null} for what has none. */
    Link container() {
        return container;
    }

    /** Names and values in turn. */
    String[] headers() {
        return headers;
    }

    /** Whether the operation itself says which container it means, as a continuation does. */
    boolean insistsOnRid() {
        for (int i = 0; i < headers.length; i += 2) if (headers[i].equals(INTENDED_RID)) return true;
        return false;
    }

    byte[] body() {
        return body;
    }

    int bodyLength() {
        return bodyLength;
    }

    /** 0: the client's own. */
    long timeoutNanos() {
        return timeoutNanos;
    }

    /** The caller's own token, or {@code null}. */
    String sessionToken() {
        return sessionToken;
    }

    List<String> excludedRegions() {
        return excludedRegions;
    }

    /** What the caller asked for, {@code null} for the client's own. */
    ConsistencyLevel consistency() {
        return consistency;
    }

    boolean etagGuarded() {
        return etagGuarded;
    }

    boolean unknownOutcomeRetried() {
        return unknownOutcomeRetried;
    }

    /** Told each time the service throttles a try; {@code null} for nobody. */
    Runnable onThrottled() {
        return onThrottled;
    }

    /**
     * The partition range that it is for, {@code null} if the service finds that out. That the range is gone is then news
     * for the caller, not a reason to try again.
     */
    PartitionRange range() {
        return range;
    }

    /** Of a read or write of the resource itself. */
    public static Builder of(String name, Kind kind, String method, String resourceType, Link link) {
        return new Builder(name, kind, method, resourceType, link.name(), link.path(), link.name());
    }

    /** Of a feed: what is signed is the parent, what is asked is the feed below it. */
    public static Builder ofFeed(String name, Kind kind, String method, String resourceType, Link parent) {
        return new Builder(name, kind, method, resourceType, parent.name(), parent.feed(resourceType), parent.name());
    }

    /** Builds an {@link Operation}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final Kind kind;
        private final String method;
        private final String resourceType;
        private String signedLink;
        private final String target;
        private String shownLink;
        private Link container;
        private String[] headers = NO_HEADERS;
        private int headerLength;
        private byte[] body;
        private int bodyLength;
        private long timeoutNanos;
        private String sessionToken;
        private List<String> excludedRegions = List.of();
        private ConsistencyLevel consistency;
        private boolean etagGuarded;
        private boolean unknownOutcomeRetried;
        private Runnable onThrottled;
        private PartitionRange range;

        private Builder(
                String name,
                Kind kind,
                String method,
                String resourceType,
                String signedLink,
                String target,
                String shownLink) {
            this.name = name;
            this.kind = kind;
            this.method = method;
            this.resourceType = resourceType;
            this.signedLink = signedLink;
            this.target = target;
            this.shownLink = shownLink;
        }

        /** For resources that are signed by their rid alone. */
        public Builder signedLink(String link) {
            signedLink = link;
            return this;
        }

        /** For a write to a feed, the resource that is meant; only shown. */
        public Builder shownLink(String link) {
            shownLink = link;
            return this;
        }

        public Builder container(Link link) {
            container = link;
            return this;
        }

        public Builder header(String header, String value) {
            if (headerLength == headers.length) headers = Arrays.copyOf(headers, headerLength + 8);
            headers[headerLength++] = header;
            headers[headerLength++] = value;
            return this;
        }

        /** The array is not copied: it must not change any more. */
        public Builder body(byte[] bytes, int length) {
            body = bytes;
            bodyLength = length;
            return this;
        }

        public Builder timeoutNanos(long nanos) {
            timeoutNanos = nanos;
            return this;
        }

        public Builder sessionToken(String token) {
            sessionToken = token;
            return this;
        }

        /** For a token of less weight than the caller's own. */
        public Builder sessionTokenUnlessGiven(String token) {
            if (sessionToken == null) sessionToken = token;
            return this;
        }

        public Builder excludedRegions(List<String> regions) {
            excludedRegions = regions;
            return this;
        }

        public Builder consistency(ConsistencyLevel level) {
            consistency = level;
            return this;
        }

        public Builder etagGuarded() {
            etagGuarded = true;
            return this;
        }

        public Builder unknownOutcomeRetried() {
            unknownOutcomeRetried = true;
            return this;
        }

        public Builder onThrottled(Runnable action) {
            onThrottled = action;
            return this;
        }

        public Builder range(PartitionRange partition) {
            range = partition;
            return this;
        }

        public Operation build() {
            return new Operation(this);
        }
    }
}
