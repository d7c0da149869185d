package io.aiocosmos.emulator.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * A path of an indexing policy, such as {@code /a/"b-c"/[]/?}. A name that holds more than letters, digits and underscores
 * stands in quotes.
 *
 * @param names with {@code []} for the elements of an array
 * @param end {@code '?'} or {@code '*'} if the path ends so, else 0
 */
record PolicyPath(List<String> names, char end) {
    /** The path, or {@code null} if the text is none. */
    static PolicyPath parse(String text) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '/' || ++at == text.length()) return null;
            char first = text.charAt(at);
            if ((first == '?' || first == '*') && at == text.length() - 1) return new PolicyPath(names, first);
            StringBuilder name = new StringBuilder();
            if (first == '"') at = quoted(text, at + 1, name);
            else if (text.startsWith("[]", at)) at += name.append("[]").length();
            else at = plain(text, at, name);
            if (at < 0 || name.isEmpty()) return null;
            names.add(name.toString());
        }
        return names.isEmpty() ? null : new PolicyPath(names, (char) 0);
    }

    private static int plain(String text, int from, StringBuilder name) {
        int at = from;
        for (; at < text.length() && isPlain(text.charAt(at)); at++) name.append(text.charAt(at));
        return at;
    }

    private static boolean isPlain(char c) {
        return c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static int quoted(String text, int from, StringBuilder name) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') return at + 1;
            if (c == '\\' && ++at < text.length()) c = text.charAt(at);
            name.append(c);
        }
        return -1;
    }
}
