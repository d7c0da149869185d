package io.aiocosmos.core.session;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The tokens of one session, by container and partition key range. Thread-safe; grows with the ranges that were seen, and
 * allocates nothing when a response has no new token.
 *
 * <p>A container is known by its link, {@code dbs/books/colls/ledger} with names not escaped, and by the rid in its
 * responses. Another rid means that the container was recreated: the tokens of the old one are dropped.
 */
public final class SessionStore {
    private final ConcurrentHashMap<String, ContainerTokens> containers = new ConcurrentHashMap<>();
    private final Consumer<String> onRecreated;
    private volatile boolean closed;

    public SessionStore() {
        this(link -> {});
    }

    /** @param onRecreated receives the link of a container that was recreated */
    public SessionStore(Consumer<String> onRecreated) {
        this.onRecreated = onRecreated;
    }

    /**
     * Merges the token of a response for which {@link SessionScope#captures} holds. A malformed token is ignored, so that
     * no successful call fails for it.
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
     * Takes the rid that the service sent for a container. Tokens of another rid are dropped; a late response with the
     * rid before the present one is ignored.
     */
    public void confirm(String containerLink, String rid) {
        of(containerLink, rid);
    }

    /**
     * Takes the rid of a container that was just read to find it out. It holds even if a late response of the container
     * before had replaced it.
     *
     * @return whether another rid was known, whose tokens are now dropped
     */
    public boolean renew(String containerLink, String rid) {
        ContainerTokens known = containers.get(containerLink);
        if (known == null || known.rid.equals(rid) || isOfOther(known, rid)) {
            confirm(containerLink, rid);
            return false;
        }
        containers.replace(
                containerLink, known, new ContainerTokens(rid, known.rid, true)); // or another thread just did
        return true;
    }

    /**
     * The container's tokens, or {@code null} if the rid is missing or, in a late response, that of the container before.
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

    /** Rids of databases and items have other lengths than those of containers, and more padding. */
    private static boolean isOfOther(ContainerTokens known, String rid) {
        return rid.endsWith("==") && !known.rid.endsWith("==");
    }

    /** Whether that has the form of a rid. */
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
     * The header for a request to one range: its own token, else that of its parents; {@code null} if there is none.
     *
     * @param parents the ids of the ranges it came from by splits and merges, oldest first
     */
    public String tokenFor(String containerLink, String rangeId, List<String> parents) {
        ContainerTokens tokens = containers.get(containerLink);
        return tokens == null ? null : tokens.headerFor(rangeId, parents);
    }

    /** Whether a map of ranges is of that container, and as new as its tokens. */
    public boolean fits(String containerLink, TokenRanges map) {
        ContainerTokens tokens = containers.get(containerLink);
        if (tokens == null) return true;
        return (map.rid().isEmpty() || map.rid().equals(tokens.rid)) && tokens.fits(map);
    }

    /** The part of a header for one range: its own token, else that of its parents; {@code null} if there is none. */
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

    /** Whether the tokens come from a resumed session and no response has confirmed the container's rid yet. */
    public boolean isUnconfirmed(String containerLink) {
        ContainerTokens tokens = containers.get(containerLink);
        return tokens != null && !tokens.isConfirmed();
    }

    /** Ends the session; its tokens stay. */
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
     * A store that begins with another's {@link #export}. The text is not trusted: it is validated as a whole, and its
     * containers stay {@linkplain #isUnconfirmed unconfirmed} until a response confirms their rids.
     *
     * @throws IllegalArgumentException if the text is not such an export
     */
    public static SessionStore resume(String state) {
        SessionStore store = new SessionStore();
        new SessionStateFormat(state).readInto(store.containers);
        return store;
    }
}
