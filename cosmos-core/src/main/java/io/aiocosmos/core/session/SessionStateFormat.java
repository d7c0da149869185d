package io.aiocosmos.core.session;

import io.aiocosmos.core.uri.PercentEncoding;
import io.aiocosmos.spi.PrintableText;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes and reads {@code v1!books/ledger*d9RzAJRFKgw=*0:1#100#1=20!…}: after the version, one entry per container with
 * its names, its rid and its tokens. All its characters are allowed in a cookie (RFC 6265). Anything else is rejected, because
 * tokens and ranges are sent in headers later.
 */
final class SessionStateFormat {
    private static final int MAX_LENGTH = 3 * 1024;
    private static final int MAX_NAME = 255;
    private static final int MAX_RID = 64;
    private static final String VERSION = "v1";
    private static final char CONTAINER = '!';
    private static final char FIELD = '*';

    /** A link is {@code dbs/{database}/colls/{container}} with names not escaped; names hold no slash. */
    private static final String DATABASES = "dbs/";

    private static final String CONTAINERS = "/colls/";

    private final String state;

    SessionStateFormat(String state) {
        this.state = state;
    }

    static String write(Map<String, ContainerTokens> containers) {
        StringBuilder out = new StringBuilder(VERSION);
        String largest = "";
        int most = 0;
        for (Map.Entry<String, ContainerTokens> entry : new TreeMap<>(containers).entrySet()) {
            int before = out.length();
            append(out, entry.getKey(), entry.getValue());
            if (out.length() - before > most) {
                most = out.length() - before;
                largest = entry.getKey();
            }
        }
        if (out.length() <= MAX_LENGTH) return out.toString();
        throw new IllegalStateException("session state of " + out.length() + " bytes exceeds " + MAX_LENGTH
                + "; the largest container is " + PrintableText.of(largest) + " with " + most);
    }

    private static void append(StringBuilder out, String link, ContainerTokens tokens) {
        String header = tokens.headerForAll();
        if (header == null) return;
        int slash = link.indexOf('/', DATABASES.length());
        out.append(CONTAINER);
        out.append(PercentEncoding.encode(link.substring(DATABASES.length(), slash)))
                .append('/');
        out.append(PercentEncoding.encode(link.substring(slash + CONTAINERS.length())));
        out.append(FIELD).append(tokens.rid);
        out.append(FIELD).append(header.replace(',', FIELD));
    }

    void readInto(Map<String, ContainerTokens> containers) {
        if (state.length() > MAX_LENGTH) throw malformed("it is longer than any", 0);
        int end = end(CONTAINER, 0, state.length());
        if (!state.substring(0, end).equals(VERSION)) throw malformed("it does not begin with " + VERSION, 0);
        while (end < state.length()) {
            int start = end + 1;
            end = end(CONTAINER, start, state.length());
            readContainer(containers, start, end);
        }
    }

    private void readContainer(Map<String, ContainerTokens> containers, int start, int end) {
        int nameEnd = end(FIELD, start, end);
        int slash = end('/', start, nameEnd);
        if (slash == nameEnd) throw malformed("database and container expected", start);
        String link = DATABASES + name(start, slash) + CONTAINERS + name(slash + 1, nameEnd);
        int ridEnd = end(FIELD, Math.min(nameEnd + 1, end), end);
        ContainerTokens tokens = new ContainerTokens(rid(nameEnd + 1, ridEnd), null, false);
        if (ridEnd == end) throw malformed("tokens expected", ridEnd);
        for (int part = ridEnd; part < end; ) {
            int partEnd = end(FIELD, part + 1, end);
            readToken(tokens, part + 1, partEnd);
            part = partEnd;
        }
        if (containers.put(link, tokens) != null) throw malformed("container repeated", start);
    }

    private void readToken(ContainerTokens tokens, int start, int end) {
        int colon = end(':', start, end);
        if (!ContainerTokens.isRange(state, start, colon)) throw malformed("range expected", start);
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
        String rid = start >= end ? "" : state.substring(start, end);
        if (!isRid(rid)) throw malformed("rid expected", Math.min(start, end));
        return rid;
    }

    /** Whether that has the form of a container's rid: base64 with a minus for the slash. */
    static boolean isRid(String text) {
        for (int i = 0; i < text.length(); i++) if (!isRidCharacter(text.charAt(i))) return false;
        return !text.isEmpty() && text.length() <= MAX_RID;
    }

    private static boolean isRidCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '+' || c == '=';
    }

    /** The next position of a character, at most {@code end}. */
    private int end(char separator, int start, int end) {
        int found = state.indexOf(separator, start);
        return found < 0 || found > end ? end : found;
    }

    private static IllegalArgumentException malformed(String problem, int offset) {
        return new IllegalArgumentException("not a session state: " + problem + " at offset " + offset);
    }
}
