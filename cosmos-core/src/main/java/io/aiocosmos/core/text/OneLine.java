package io.aiocosmos.core.text;

/** Counts and durations for messages, and truncation of texts from elsewhere. */
public final class OneLine {
    private OneLine() {}

    /** {@code 1 item}, {@code 2 items}. */
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** {@code 1500 ms}, {@code 65 s}: milliseconds below 10 seconds. */
    public static String time(long nanos) {
        long millis = nanos / 1_000_000;
        return millis < 10_000 ? millis + " ms" : millis / 1000 + " s";
    }

    /** The beginning of a text, truncated to the length. */
    public static String beginning(String text, int length) {
        if (text.length() <= length) return text;
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }

    /** The end of a text, truncated to the length. */
    public static String end(String text, int length) {
        if (text.length() <= length) return text;
        int start = text.length() - length + 1;
        return "…" + text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
    }
}
