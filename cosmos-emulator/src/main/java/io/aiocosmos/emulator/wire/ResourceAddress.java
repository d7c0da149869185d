package io.aiocosmos.emulator.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a path names: {@code /dbs/{db}/colls/{c}/docs/{id}} and its like, by names or by resource ids.
 *
 * @param type the type at the end of the path, {@link ResourceType#UNKNOWN} if the path is none of the service's
 * @param ids the decoded ids from the left; one fewer than the types if the path names a feed
 * @param feed whether the path ends in a type, not in an id
 * @param link the decoded path without slashes at its ends
 */
public record ResourceAddress(ResourceType type, List<String> ids, boolean feed, String link) {
    private static final ResourceAddress UNKNOWN = new ResourceAddress(ResourceType.UNKNOWN, List.of(), false, "");

    /**
     * Reads the path of a request target, percent-encoded and without the query. It may end in a slash, as in what
     * Microsoft's Python SDK sends (seen of azure-cosmos 4.17.1), and begin with two, as in what aio-cosmos 0.2.4 does.
     */
    public static ResourceAddress parse(String path) {
        int start = path.startsWith("//") ? 1 : 0;
        int end = path.length() - start > 2 && path.endsWith("/") ? path.length() - 1 : path.length();
        return read(path.substring(start, end));
    }

    private static ResourceAddress read(String path) {
        if (path.equals("/") || path.isEmpty()) return new ResourceAddress(ResourceType.ACCOUNT, List.of(), false, "");
        String[] segments = path.substring(1).split("/", -1);
        List<String> ids = new ArrayList<>(3);
        ResourceType type = ResourceType.ACCOUNT;
        StringBuilder link = new StringBuilder(path.length());
        for (int i = 0; i < segments.length; i++) {
            String segment = decode(segments[i]);
            if (segment == null || segment.isEmpty()) return UNKNOWN;
            if (i % 2 == 0) type = ResourceType.below(type, segment);
            else ids.add(segment);
            if (type == ResourceType.UNKNOWN) return UNKNOWN;
            link.append(i == 0 ? "" : "/").append(segment);
        }
        return new ResourceAddress(type, List.copyOf(ids), segments.length % 2 == 1, link.toString());
    }

    /** The link of the resource itself, or of the parent if this is a feed. */
    public String ownerLink() {
        if (type == ResourceType.PARTITION_KEY_DELETE) return link.substring(0, link.indexOf("/operations"));
        if (!feed) return link;
        int slash = link.lastIndexOf('/');
        return slash < 0 ? "" : link.substring(0, slash);
    }

    /** The first id in the path, {@code ""} if there is none. */
    public String firstId() {
        return ids.isEmpty() ? "" : ids.get(0);
    }

    /** The last id in the path, {@code ""} if there is none. */
    public String lastId() {
        return ids.isEmpty() ? "" : ids.get(ids.size() - 1);
    }

    /** Percent-decoding that leaves a plus alone; {@code null} if an escape is broken. */
    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) return segment;
        ByteArrayOutputStream out = new ByteArrayOutputStream(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                int octet = octet(segment, i + 1);
                if (octet < 0) return null;
                out.write(octet);
                i += 2;
            } else {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int octet(String text, int at) {
        if (at + 2 > text.length()) return -1;
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
