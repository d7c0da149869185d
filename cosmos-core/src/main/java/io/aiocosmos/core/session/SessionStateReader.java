package io.aiocosmos.core.session;

import io.aiocosmos.core.uri.PercentEncoding;
import java.util.Map;

/** Reads what {@link SessionStateWriter} wrote, and nothing else: tokens and ranges go into headers later. */
final class SessionStateReader {
    private static final int MAX_NAME = 255;
    private static final int MAX_RID = 64;
    private static final int MAX_RANGE_ID = 20;

    private final String state;

    SessionStateReader(String state) {
        this.state = state;
    }

    void readInto(Map<String, ContainerTokens> containers) {
        if (state.length() > SessionStateWriter.MAX_LENGTH) throw malformed("it is longer than any", 0);
        int end = end(SessionStateWriter.CONTAINER, 0, state.length());
        if (!state.substring(0, end).equals(SessionStateWriter.VERSION))
            throw malformed("it does not begin with " + SessionStateWriter.VERSION, 0);
        while (end < state.length()) {
            int start = end + 1;
            end = end(SessionStateWriter.CONTAINER, start, state.length());
            readContainer(containers, start, end);
        }
    }

    private void readContainer(Map<String, ContainerTokens> containers, int start, int end) {
        int nameEnd = end(SessionStateWriter.FIELD, start, end);
        int slash = end('/', start, nameEnd);
        if (slash == nameEnd) throw malformed("database and container expected", start);
        String link = ContainerLink.of(name(start, slash), name(slash + 1, nameEnd));
        int ridEnd = end(SessionStateWriter.FIELD, Math.min(nameEnd + 1, end), end);
        ContainerTokens tokens = new ContainerTokens(rid(nameEnd + 1, ridEnd), null, false);
        if (ridEnd == end) throw malformed("tokens expected", ridEnd);
        for (int part = ridEnd; part < end; ) {
            int partEnd = end(SessionStateWriter.FIELD, part + 1, end);
            readToken(tokens, part + 1, partEnd);
            part = partEnd;
        }
        if (containers.put(link, tokens) != null) throw malformed("container repeated", start);
    }

    private void readToken(ContainerTokens tokens, int start, int end) {
        int colon = end(':', start, end);
        if (colon == start || colon - start > MAX_RANGE_ID) throw malformed("range expected", start);
        for (int i = start; i < colon; i++)
            if (state.charAt(i) < '0' || state.charAt(i) > '9') throw malformed("range expected", start);
        if (colon == end || SessionTokenParser.parse(state, colon + 1, end) == null)
            throw malformed("token expected", Math.min(colon + 1, end));
        tokens.learn(state.substring(start, end));
    }

    private String name(int start, int end) {
        String escaped = state.substring(start, end);
        String name = PercentEncoding.decode(escaped);
        boolean allowed = !name.isEmpty() && name.length() <= MAX_NAME && name.indexOf('/') < 0;
        if (!allowed || !PercentEncoding.encode(name).equals(escaped)) throw malformed("name expected", start);
        return name;
    }

    private String rid(int start, int end) {
        if (start >= end || end - start > MAX_RID) throw malformed("rid expected", Math.min(start, end));
        for (int i = start; i < end; i++) if (!isRidCharacter(state.charAt(i))) throw malformed("rid expected", start);
        return state.substring(start, end);
    }

    /** Base64 with a minus for the slash. */
    private static boolean isRidCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '+' || c == '=';
    }

    /** Where that character comes next, at most {@code end}. */
    private int end(char separator, int start, int end) {
        int found = state.indexOf(separator, start);
        return found < 0 || found > end ? end : found;
    }

    private static IllegalArgumentException malformed(String problem, int offset) {
        return new IllegalArgumentException("not a session state: " + problem + " at offset " + offset);
    }
}
