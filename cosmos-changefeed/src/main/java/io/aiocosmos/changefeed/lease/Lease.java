package io.aiocosmos.changefeed.lease;

import io.aiocosmos.FeedRange;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

/** A lease as it is stored: which range, how far it was handled, and who has it. Immutable. */
public final class Lease {
    private final String id;
    private final FeedRange range;
    private final String continuation; // null before the first checkpoint
    private final String owner; // null if it is free
    private final String timestamp; // null if its writer gave none
    private final String etag; // null as long as it is not stored

    Lease(String id, FeedRange range, String continuation, String owner, String timestamp, String etag) {
        this.id = id;
        this.range = range;
        this.continuation = continuation;
        this.owner = owner;
        this.timestamp = timestamp;
        this.etag = etag;
    }

    /** A lease to be stored. @param continuation and @param owner may be {@code null} */
    public static Lease of(StoreNames names, FeedRange range, String continuation, String owner, Instant now) {
        return new Lease(names.lease(range), range, continuation, owner, now.toString(), null);
    }

    public Lease ownedBy(String instance, Instant now) {
        return new Lease(id, range, continuation, instance, now.toString(), etag);
    }

    public Lease at(String reached, Instant now) {
        return new Lease(id, range, reached, owner, now.toString(), etag);
    }

    public Lease renewed(Instant now) {
        return at(continuation, now);
    }

    Lease stored(String newEtag) {
        return new Lease(id, range, continuation, owner, timestamp, newEtag);
    }

    public String id() {
        return id;
    }

    public FeedRange range() {
        return range;
    }

    /** The range as text, by which leases are told apart. */
    public String token() {
        return range.text();
    }

    public Optional<String> continuation() {
        return Optional.ofNullable(continuation);
    }

    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    String timestamp() {
        return timestamp;
    }

    /** When it was written, by the clock of who wrote it; empty if that cannot be read. */
    public Optional<Instant> writtenAt() {
        if (timestamp == null) return Optional.empty();
        try {
            return Optional.of(Instant.parse(timestamp));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Changes with each write. */
    public String etag() {
        return etag;
    }

    /** Names of instances are compared without case, as Microsoft's SDK does. */
    public boolean isOwnedBy(String instance) {
        return owner != null && owner.equalsIgnoreCase(instance);
    }

    /** Whether the other one says the same, whichever write stored it. */
    boolean says(Lease other) {
        return Objects.equals(owner, other.owner)
                && Objects.equals(continuation, other.continuation)
                && Objects.equals(timestamp, other.timestamp);
    }

    @Override
    public String toString() {
        return "Lease[" + token() + (owner == null ? ", free]" : ", owned]");
    }
}
