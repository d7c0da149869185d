package io.aiocosmos.core.session;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What one session has seen, by container and partition range. Thread-safe; grows with the ranges that were met, and
 * allocates nothing when an answer brings no news.
 *
 * <p>A container is known by its link, {@code dbs/books/colls/ledger} with names not escaped, and by the rid that its
 * answers carry. Another rid means that it was deleted and made anew: the tokens of the old one are dropped.
 */
public final class SessionStore {
    private final ConcurrentHashMap<String, ContainerTokens> containers = new ConcurrentHashMap<>();
    private final Consumer<String> onRecreated;
    private volatile boolean closed;

    public SessionStore() {
        this(link -> {});
    }

    /** @param onRecreated is given the link of a container that turns out to be another one than before */
    public SessionStore(Consumer<String> onRecreated) {
        this.onRecreated = onRecreated;
    }

    /**
     * Takes in the token of an answer, if {@link SessionScope#captures} says that it counts. A malformed token is passed
     * over rather than fail a call that succeeded.
     *
     * @param rid the header {@code x-ms-content-path}, or {@code null}: then the container must be known already
     * @param token the header {@code x-ms-session-token}, or {@code null}
     */
    public void learn(String containerLink, String rid, String token) {
        if (token == null || token.isEmpty()) return;
        ContainerTokens tokens = rid == null || rid.isEmpty() ? containers.get(containerLink) : of(containerLink, rid);
        if (tokens != null) tokens.learn(token);
    }

    /**
     * Tells what rid the service gives for a container. Tokens of another rid are dropped; news of the rid before the
     * present one comes late and is passed over.
     */
    public void confirm(String containerLink, String rid) {
        of(containerLink, rid);
    }

    /**
     * Tells what rid the container has, as it was just read for the purpose: that holds even if an answer of a
     * predecessor came so late that this seemed to be the predecessor's.
     *
     * @return whether another one was known, whose tokens are dropped now
     */
    public boolean renew(String containerLink, String rid) {
        ContainerTokens known = containers.get(containerLink);
        if (known == null || known.rid.equals(rid) || isOfOther(known, rid)) {
            confirm(containerLink, rid);
            return false;
        }
        containers.replace(
                containerLink, known, new ContainerTokens(rid, known.rid, true)); // or somebody else just did
        return true;
    }

    /**
     * The container's tokens, or {@code null} if the rid is that of a predecessor whose answer comes late, or none.
     */
    private ContainerTokens of(String containerLink, String rid) {
        while (true) {
            ContainerTokens known = containers.get(containerLink);
            if (known != null && known.rid.equals(rid)) {
                known.confirm();
                return known;
            }
            if (known != null && (rid.equals(known.formerRid) || isOfOther(known, rid))
                    || !SessionStateFormat.isRid(rid)) return null;
            ContainerTokens fresh = new ContainerTokens(rid, known == null ? null : known.rid, true);
            boolean replaced = known == null
                    ? containers.putIfAbsent(containerLink, fresh) == null
                    : containers.replace(containerLink, known, fresh);
            if (replaced && known != null) onRecreated.accept(containerLink);
            if (replaced) return fresh;
        }
    }

    /** Rids of databases and items are of other lengths than those of containers, and end in more padding. */
    private static boolean isOfOther(ContainerTokens known, String rid) {
        return rid.endsWith("==") && !known.rid.endsWith("==");
    }

    /** Whether that is what resources are known by inside the service. */
    public static boolean isRid(String text) {
        return SessionStateFormat.isRid(text);
    }

    /** What {@link #learn} would keep of a header, {@code null} if nothing. */
    public static String understood(String token) {
        ContainerTokens tokens = new ContainerTokens("", null, true);
        if (token != null) tokens.learn(token);
        return tokens.headerForAll();
    }

    /** The header for a request whose range is not known: the tokens of all ranges; {@code null} if there are none. */
    public String tokenFor(String containerLink) {
        ContainerTokens tokens = containers.get(containerLink);
        return tokens == null ? null : tokens.headerForAll();
    }

    /**
     * The header for a request to one range: its own token, else what its parents had; {@code null} if nothing is known.
     *
     * @param parents the ids of the ranges it came from by splits and merges, oldest first
     */
    public String tokenFor(String containerLink, String rangeId, List<String> parents) {
        ContainerTokens tokens = containers.get(containerLink);
        return tokens == null ? null : tokens.headerFor(rangeId, parents);
    }

    /** Whether a map of the container's ranges is of that container and not older than what was seen of it. */
    public boolean fits(String containerLink, TokenRanges map) {
        ContainerTokens tokens = containers.get(containerLink);
        if (tokens == null) return true;
        return (map.rid().isEmpty() || map.rid().equals(tokens.rid)) && tokens.fits(map);
    }

    /** What a header of many parts says of one range: its own token, else what its parents had; {@code null} if nothing. */
    public static String partFor(String rangeId, List<String> parents, String header) {
        ContainerTokens tokens = new ContainerTokens("", null, true);
        for (int start = 0; start < header.length(); ) {
            int comma = header.indexOf(',', start);
            int end = comma < 0 ? header.length() : comma;
            String id = header.substring(start, Math.max(start, Math.min(end, header.indexOf(':', start))));
            if (id.equals(rangeId) || parents.contains(id)) tokens.learn(header.substring(start, end));
            start = end + 1;
        }
        return tokens.headerFor(rangeId, parents);
    }

    /** The rid that the tokens belong to, or {@code null} if the container is not known. */
    public String ridOf(String containerLink) {
        ContainerTokens tokens = containers.get(containerLink);
        return tokens == null ? null : tokens.rid;
    }

    /** Whether the tokens come from a resumed session and the service has not yet told the container's rid. */
    public boolean isUnconfirmed(String containerLink) {
        ContainerTokens tokens = containers.get(containerLink);
        return tokens != null && !tokens.isConfirmed();
    }

    /** Says that the session is over; what it has seen stays. */
    public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Forgets a container, because it was deleted. */
    public void clear(String containerLink) {
        containers.remove(containerLink);
    }

    /**
     * All of it as compact text of characters that a cookie may hold, to carry to another instance.
     *
     * @throws IllegalStateException if that would be more than 3 KB; the message names the largest container
     */
    public String export() {
        return SessionStateFormat.write(containers);
    }

    /**
     * A store that begins where another's {@link #export} ended. The text may come from anybody: it is checked in
     * whole, and its containers stay {@linkplain #isUnconfirmed unconfirmed} until the service has told their rids.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static SessionStore resume(String state) {
        SessionStore store = new SessionStore();
        new SessionStateFormat(state).readInto(store.containers);
        return store;
    }
}
