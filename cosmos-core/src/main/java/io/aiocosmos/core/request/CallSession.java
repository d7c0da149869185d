package io.aiocosmos.core.request;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.routing.AccountTopology;
import io.aiocosmos.core.session.SessionScope;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.session.TokenRange;
import io.aiocosmos.core.session.TokenRanges;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.TransportResponse;

/**
 * What one operation has to do with session consistency: the token it sends and what it learns of the response. The calls of
 * a hedged operation share it.
 */
final class CallSession {
    private static final int LONG = 2 * 1024; // characters of a token, from which on it is worth two requests

    final SessionStore store;
    private final Engine engine;
    private final Operation operation;
    private final SessionScope scope;
    private final boolean hedged;
    private final String rid; // if hedged: as the operation began
    private final String token; // as well
    private boolean rangesWanted;
    private volatile boolean hubOnly; // of all calls that share this

    CallSession(Engine engine, SessionStore store, Operation operation, boolean hedged) {
        this.engine = engine;
        this.store = store;
        this.operation = operation;
        this.scope = operation.kind.session;
        this.hedged = hedged;
        rid = hedged ? store.ridOf(operation.container.name()) : null;
        token = hedged ? tokenNow() : null;
    }

    /**
     * The token to send, or {@code null}. If hedged it is that of the beginning, so that no region is asked for more than the
     * first was; only a container that was recreated meanwhile has other tokens.
     */
    String token() {
        boolean same = hedged && (rid == null || rid.equals(store.ridOf(operation.container.name())));
        return same ? token : tokenNow();
    }

    /** The caller's own replaces the session's. */
    private String tokenNow() {
        if (operation.options.sessionToken() != null) return operation.options.sessionToken();
        String ofPage = operation.options.pageToken() == null ? null : ofPage();
        if (ofPage != null) return ofPage;
        boolean sends = scope.sends(isSessionLevel(), engine.router.multipleWrites());
        return sends ? ofSession() : null;
    }

    private String ofPage() {
        TokenRange range = operation.options.range();
        String all = operation.options.pageToken();
        return range == null ? all : SessionStore.partFor(range.id(), range.parents(), all);
    }

    /** Of the range that is asked if it is known, else of all that were met: the gateway takes the part it needs. */
    private String ofSession() {
        String link = operation.container.name();
        TokenRange range = operation.options.range();
        if (range == null) range = ofKey(link);
        if (range != null) return store.tokenFor(link, range.id(), range.parents());
        String all = store.tokenFor(link);
        if (all != null && all.length() > LONG) rangesWanted = true;
        return all;
    }

    private TokenRange ofKey(String link) {
        boolean nothingSeen = engine.partitions.ranges == null || store.ridOf(link) == null;
        TokenRanges map = nothingSeen ? null : engine.partitions.ranges.known(operation.container);
        if (map == null) return null;
        String key = operation.partitionKey();
        if (key == null) return null;
        rangesWanted = !store.fits(link, map);
        return rangesWanted ? null : engine.partitions.ranges.of(operation.container, key);
    }

    /** Once a request is over, so that it never waits behind one for ranges: those are for the next. */
    void tryEnded() {
        if (!rangesWanted || engine.partitions.ranges == null || engine.isClosed()) return;
        rangesWanted = false;
        TokenRanges map = engine.partitions.ranges.known(operation.container);
        boolean stale = map != null && !store.fits(operation.container.name(), map);
        engine.partitions.ranges.find(operation.container, stale);
    }

    /** Whether reads at the level in effect heed tokens; if that is not known yet, a token does no harm. */
    private boolean isSessionLevel() {
        ConsistencyLevel level =
                operation.options.consistency() != null ? operation.options.consistency() : engine.settings.consistency;
        if (level != null) return level.compareTo(ConsistencyLevel.SESSION) <= 0;
        AccountTopology account = engine.router.account();
        if (account == null || account.consistency == null) return true;
        return !account.consistency.equals(ConsistencyLevel.EVENTUAL.wireName())
                && !account.consistency.equals(ConsistencyLevel.CONSISTENT_PREFIX.wireName());
    }

    /**
     * The rid that the container must have for a resumed session to mean it, or {@code null} where that is known. The
     * service checks it before it does anything else, so that another container of that name is not touched.
     *
     * @throws CosmosSetupException if it is known by now that the container is another one
     */
    String ridToInsistOn() {
        if (scope == SessionScope.NONE || !store.isUnconfirmed(operation.container.name())) return null;
        String link = operation.container.name();
        String resumed = store.ridOf(link);
        String known = engine.sharedSession.ridOf(link);
        if (known == null) return resumed;
        if (!known.equals(resumed))
            throw new CosmosSetupException("the session state is of another container than the " + link
                    + " of today: it was deleted and made again. Begin a new session.");
        store.confirm(link, known);
        return null;
    }

    void learn(TransportResponse response, int status, int subStatus) {
        if (operation.container == null) return;
        String link = operation.container.name();
        if (scope.captures(status, subStatus)) {
            String rid = response.header(Headers.OWNER_RID);
            store.learn(link, rid, response.header(Headers.SESSION_TOKEN));
            if (store != engine.sharedSession && rid != null && !rid.isEmpty()) engine.sharedSession.confirm(link, rid);
        } else if (status == StatusCodes.NO_CONTENT && operation.method.equals("DELETE"))
            forget(); // items' are captured above
        else if (status == StatusCodes.BAD_REQUEST && subStatus == SubStatusCodes.COLLECTION_RID_MISMATCH)
            engine.containerChanged(link); // by what was kept of it
    }

    private void forget() {
        String link = operation.container.name();
        store.clear(link);
        if (store != engine.sharedSession) engine.sharedSession.clear(link);
        engine.containerChanged(link);
    }

    /**
     * A response hints that the container is another one by now: what is kept of its definition is read anew. Its tokens
     * stay until its rid is known to have changed, or a region that is behind could make the session lose its writes.
     */
    void mistrustDefinition() {
        if (operation.container != null) engine.containerChanged(operation.container.name());
    }

    /** Whether attempts say that only the write region may respond. */
    boolean isHubOnly() {
        return hubOnly;
    }

    void setHubOnly() {
        hubOnly = true;
    }

    /** Whether there are tokens to lose. A resumed session insists on its container as long as that is in doubt. */
    boolean knowsContainer() {
        if (operation.container == null || scope == SessionScope.NONE) return false;
        String link = operation.container.name();
        return store.ridOf(link) != null && !store.isUnconfirmed(link);
    }

    /** Whether the container has another rid than the one the session knew; then its tokens are gone. */
    boolean wasRecreated(String ridNow) {
        if (ridNow.isEmpty()) return false;
        String link = operation.container.name();
        if (store != engine.sharedSession) engine.sharedSession.confirm(link, ridNow);
        if (store.isUnconfirmed(link)) return false; // a resumed session never moves to another container
        boolean recreated = store.renew(link, ridNow);
        if (recreated) engine.containerChanged(link);
        return recreated;
    }
}
