package io.aiocosmos.spi;

import org.jspecify.annotations.Nullable;

/** Text of others as it may stand in a message, a log or a console: it stays on its line and hides nothing. */
public final class PrintableText {
    private PrintableText() {}

    /**
     * The text with a blank for every character that is not seen but changes what is: control characters, ends of lines,
     * changes of direction and other format characters, halves of surrogate pairs.
     *
     * @return the text itself if it has none of these; {@code null} for {@code null}
     */
    public static @Nullable String of(@Nullable String text) {
        if (text == null) return null;
        int from = 0;
        while (from < text.length() && isPlain(text.charAt(from))) from++;
        return from == text.length() ? text : cleaned(text, from);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~';
    }

    private static String cleaned(String text, int from) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
        int next;
        for (int i = from; i < text.length(); i = next) {
            int c = text.codePointAt(i);
            next = i + Character.charCount(c);
            if (isHidden(c)) clean.append(' ');
            else clean.appendCodePoint(c);
        }
        return clean.toString();
    }

    private static boolean isHidden(int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.SURROGATE:
                return true;
            default:
                return false;
        }
    }
}
