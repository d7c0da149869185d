package io.aiocosmos.core.session;

import io.aiocosmos.core.uri.PercentEncoding;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes {@code v1!books/ledger*d9RzAJRFKgw=*0:1#100#1=20!…}: after the version, one entry per container with its names,
 * its rid and its tokens. All of it is what RFC 6265 allows in a cookie.
 */
final class SessionStateWriter {
    static final int MAX_LENGTH = 3 * 1024;
    static final String VERSION = "v1";
    static final char CONTAINER = '!';
    static final char FIELD = '*';

    private SessionStateWriter() {}

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
                + "; the largest container is " + largest + " with " + most);
    }

    private static void append(StringBuilder out, String link, ContainerTokens tokens) {
        String header = tokens.headerForAll();
        if (header == null) return;
        out.append(CONTAINER);
        out.append(PercentEncoding.encode(ContainerLink.database(link))).append('/');
        out.append(PercentEncoding.encode(ContainerLink.container(link)));
        out.append(FIELD).append(tokens.rid);
        out.append(FIELD).append(header.replace(',', FIELD));
    }
}
