package io.aiocosmos.core.operation;

import io.aiocosmos.spi.PrintableText;
import java.nio.charset.StandardCharsets;

/**
 * What ids may be, checked before anything is sent.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/concepts-limits">Service quotas</a>
 */
public final class Ids {
    private static final int MAX_RESOURCE_CHARS = 255;
    private static final int MAX_ITEM_BYTES = 1023;
    private static final int MAX_BYTES_A_CHAR = 3; // a pair of surrogates has 4

    private Ids() {}

    /**
     * The id of a database or container: 1 to 255 characters, none of {@code / \ ? #}, no blank at the end, neither
     * {@code .} nor {@code ..}.
     */
    public static String resource(String what, String id) {
        present(what, id);
        if (id.length() > MAX_RESOURCE_CHARS)
            throw new IllegalArgumentException(what + " id must be at most 255 characters, was " + id.length());
        refuse(what, id, "/\\?#");
        if (id.endsWith(" ")) throw new IllegalArgumentException(what + " id must not end with a blank");
        return id;
    }

    /** The id of an item: 1 to 1023 bytes of UTF-8, none of {@code / \}, neither {@code .} nor {@code ..}. */
    public static String item(String id) {
        present("item", id);
        if (id.length() > MAX_ITEM_BYTES / MAX_BYTES_A_CHAR && utf8Length(id) > MAX_ITEM_BYTES)
            throw new IllegalArgumentException("item id must be at most 1023 bytes of UTF-8, was " + utf8Length(id));
        refuse("item", id, "/\\");
        return id;
    }

    private static void present(String what, String id) {
        if (id == null) throw new NullPointerException(what + " id must not be null");
        if (id.trim().isEmpty()) throw new IllegalArgumentException(what + " id must not be blank");
        if (isDots(id))
            throw new IllegalArgumentException(what + " id must not be \"" + id
                    + "\": what normalises paths on the way would ask for, or delete, what lies above it");
    }

    /** Whether a path would mean itself or its parent by this segment, which no escape can change. */
    static boolean isDots(String id) {
        return id.equals(".") || id.equals("..");
    }

    private static void refuse(String what, String id, String forbidden) {
        for (int i = 0; i < forbidden.length(); i++)
            if (id.indexOf(forbidden.charAt(i)) >= 0)
                throw new IllegalArgumentException(what + " id must not contain '" + forbidden.charAt(i) + "'");
        wholeUnicode(what + " id", id);
    }

    /** Half a surrogate pair has no UTF-8: it would arrive as another character. */
    public static String wholeUnicode(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1)))
                i++;
            else if (Character.isSurrogate(c))
                throw new IllegalArgumentException(PrintableText.of(what) + " has half a surrogate pair at index " + i);
        }
        return text;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
