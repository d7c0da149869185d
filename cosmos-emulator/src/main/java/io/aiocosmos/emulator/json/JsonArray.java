package io.aiocosmos.emulator.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a JSON array of objects into its items, as they are. What is in them is not checked. */
public final class JsonArray {
    private final byte[] json;
    private final List<byte[]> items = new ArrayList<>();
    private int at;

    private JsonArray(byte[] utf8) {
        json = utf8;
        if (utf8.length > 2 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB) at = 3; // the mark of some editors
    }

    /** @throws IllegalArgumentException what is wrong, to be read behind the name of the text */
    public static List<byte[]> items(byte[] utf8) {
        JsonArray array = new JsonArray(utf8);
        array.read();
        return array.items;
    }

    private void read() {
        if (next() != '[') throw malformed(": a JSON array of items begins with [");
        at++;
        if (next() == ']') at++;
        else do item(); while (hasMore());
        if (next() != 0) throw malformed(": nothing may follow the array");
    }

    private void item() {
        if (next() != '{') throw malformed("[" + items.size() + "] is no object");
        int start = at;
        int depth = 0;
        do {
            char c = next();
            if (c == 0) throw malformed("[" + items.size() + "] has no end");
            if (c == '{' || c == '[') depth++;
            if (c == '}' || c == ']') depth--;
            if (c == '"') string();
            at++;
        } while (depth > 0);
        items.add(Arrays.copyOfRange(json, start, at));
    }

    /** To the quote at its end. */
    private void string() {
        for (at++; at < json.length && json[at] != '"'; at++) if (json[at] == '\\') at++;
    }

    private boolean hasMore() {
        char c = next();
        if (c != ',' && c != ']') throw malformed("[" + (items.size() - 1) + "] is followed by neither , nor ]");
        at++;
        return c == ',';
    }

    /** Behind blanks; 0 at the end. */
    private char next() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) at++;
        return at < json.length ? (char) json[at] : 0;
    }

    private IllegalArgumentException malformed(String problem) {
        int line = 1;
        for (int i = 0; i < at && i < json.length; i++) if (json[i] == '\n') line++;
        return new IllegalArgumentException(problem + " (line " + line + ")");
    }
}
