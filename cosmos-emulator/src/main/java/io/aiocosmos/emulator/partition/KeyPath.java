package io.aiocosmos.emulator.partition;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A path such as {@code /a/b}, {@code /"my-prop"/c} or {@code /'my-prop'}, as partition keys and unique keys use it. */
public record KeyPath(List<String> names) {
    /** The path, or {@code null} if the text is none: no slash in front, an empty name, a wildcard. */
    public static KeyPath parse(String text) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '/' || ++at == text.length()) return null;
            StringBuilder name = new StringBuilder();
            char first = text.charAt(at);
            at = first == '"' || first == '\'' ? quoted(text, at + 1, first, name) : plain(text, at, name);
            if (at < 0 || name.isEmpty()) return null;
            names.add(name.toString());
        }
        return names.isEmpty() ? null : new KeyPath(List.copyOf(names));
    }

    private static int plain(String text, int at, StringBuilder name) {
        for (; at < text.length() && text.charAt(at) != '/'; at++) {
            if ("*[]?".indexOf(text.charAt(at)) >= 0) return -1;
            name.append(text.charAt(at));
        }
        return at;
    }

    private static int quoted(String text, int at, char quote, StringBuilder name) {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) return at + 1;
            if (c == '\\' && ++at < text.length()) c = text.charAt(at);
            name.append(c);
        }
        return -1;
    }

    /** The value at the path, or {@code null} if the item has none. */
    public JsonNode find(JsonNode item) {
        JsonNode at = item;
        for (int i = 0; at != null && i < names.size(); i++) at = at.isObject() ? at.get(names.get(i)) : null;
        return at;
    }
}
