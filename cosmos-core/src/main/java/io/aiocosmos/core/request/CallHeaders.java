package io.aiocosmos.core.request;

import io.aiocosmos.ConsistencyLevel;
import java.util.Arrays;

/** Puts the headers of one try together: the client's, the operation's, the try's own. */
final class CallHeaders {
    private static final int MOST_OF_A_TRY = 14;

    private final String[] headers;
    private int length;

    private CallHeaders(String[] fixed, String[] ofOperation) {
        headers = Arrays.copyOf(fixed, fixed.length + ofOperation.length + MOST_OF_A_TRY);
        System.arraycopy(ofOperation, 0, headers, fixed.length, ofOperation.length);
        length = fixed.length + ofOperation.length;
    }

    static String[] of(Engine engine, Operation operation, CallSession session, Signature signature, boolean hubOnly) {
        CallHeaders all = new CallHeaders(engine.fixedHeaders, operation.headers());
        all.add("x-ms-date", signature.date());
        all.add("authorization", signature.authorization());
        all.addUnlessNull("x-ms-session-token", session.token());
        String rid = session.ridToInsistOn();
        if (!operation.insistsOnRid()) all.addUnlessNull(Operation.INTENDED_RID, rid);
        all.addUnlessNull("x-ms-consistency-level", consistency(engine, operation));
        if (engine.router.multipleWrites()) all.add("x-ms-cosmos-allow-tentative-writes", "true");
        if (hubOnly) all.add("x-ms-cosmos-hub-region-processing-only", "true");
        return all.headers.length == all.length ? all.headers : Arrays.copyOf(all.headers, all.length);
    }

    /** Writes have none: the service refuses one that is stronger than the account's even there. */
    private static String consistency(Engine engine, Operation operation) {
        if (operation.kind() != Operation.Kind.ITEM_READ) return null;
        ConsistencyLevel level =
                operation.consistency() != null ? operation.consistency() : engine.settings.consistency();
        return level == null ? null : level.wireName();
    }

    private void addUnlessNull(String name, String value) {
        if (value != null) add(name, value);
    }

    private void add(String name, String value) {
        headers[length++] = name;
        headers[length++] = value;
    }

    /** What proves who asks. Does not print it. */
    record Signature(String date, String authorization) {
        @Override
        public String toString() {
            return "Signature[" + date + ", <hidden>]";
        }
    }
}
