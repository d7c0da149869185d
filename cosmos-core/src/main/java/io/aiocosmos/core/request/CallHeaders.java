package io.aiocosmos.core.request;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.wire.Headers;
import java.util.Arrays;

/** Puts the headers of one attempt together: the client's, the operation's, the attempt's own. */
final class CallHeaders {
    private final Engine engine;
    private final Operation operation;
    private final CallSession session;

    CallHeaders(Engine engine, Operation operation, CallSession session) {
        this.engine = engine;
        this.operation = operation;
        this.session = session;
    }

    /** Names and values in turn. */
    String[] of(String date, String authorization, boolean hubOnly) {
        String token = session.token();
        String rid = ridToInsistOn();
        String consistency = consistency();
        boolean multipleWrites = engine.router.multipleWrites();
        int own = 2 + (token == null ? 0 : 1) + (rid == null ? 0 : 1) + (consistency == null ? 0 : 1);
        own += (multipleWrites ? 1 : 0) + (hubOnly ? 1 : 0);

        String[] all = allButOwn(2 * own);
        int length = all.length - 2 * own;
        length = add(all, length, Headers.REQUEST_DATE, date);
        length = add(all, length, Headers.AUTHORIZATION, authorization);
        length = add(all, length, Headers.SESSION_TOKEN, token);
        length = add(all, length, Headers.INTENDED_RID, rid);
        length = add(all, length, Headers.CONSISTENCY_LEVEL, consistency);
        length = add(all, length, Headers.ALLOW_TENTATIVE_WRITES, multipleWrites ? "true" : null);
        add(all, length, Headers.HUB_REGION_ONLY, hubOnly ? "true" : null);
        return all;
    }

    private String[] allButOwn(int room) {
        String[] fixed = engine.fixedHeaders;
        String[] defaults = defaults();
        int length = fixed.length + defaults.length;
        String[] all = new String[length + operation.headerLength + room];
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(defaults, 0, all, fixed.length, defaults.length);
        System.arraycopy(operation.headers, 0, all, length, operation.headerLength);
        return all;
    }

    /** The client's default headers but those that the operation has itself. */
    private String[] defaults() {
        String[] all = engine.defaultHeaders;
        if (all.length == 0) return all;
        String[] wanted = new String[all.length];
        int length = 0;
        for (int i = 0; i < all.length; i += 2) {
            if (operation.has(all[i])) continue;
            wanted[length++] = all[i];
            wanted[length++] = all[i + 1];
        }
        return Arrays.copyOf(wanted, length);
    }

    private static int add(String[] all, int length, String name, String value) {
        if (value == null) return length;
        all[length] = name;
        all[length + 1] = value;
        return length + 2;
    }

    private String ridToInsistOn() {
        String rid = session.ridToInsistOn();
        return rid == null || operation.insistsOnRid() ? null : rid;
    }

    private String consistency() {
        ConsistencyLevel level = engine.consistency(operation);
        return level == null ? null : level.wireName();
    }
}
