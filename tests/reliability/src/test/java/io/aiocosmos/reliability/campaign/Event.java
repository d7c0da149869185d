package io.aiocosmos.reliability.campaign;

import java.util.Arrays;

/** One line of a script. */
record Event(int line, long atMillis, String[] words) {
    static Event of(int line, String text) {
        String[] all = text.trim().split(" ");
        return new Event(line, Long.parseLong(all[0]), Arrays.copyOfRange(all, 1, all.length));
    }

    String word(int index) {
        return words[index];
    }

    /** The value of {@code name=value}, or another if there is none. */
    String option(String name, String otherwise) {
        for (String word : words) if (word.startsWith(name + "=")) return word.substring(name.length() + 1);
        return otherwise;
    }

    long number(String name, long otherwise) {
        return Long.parseLong(option(name, Long.toString(otherwise)));
    }

    boolean isOperation() {
        return words[0].equals("async") || words[0].equals("block");
    }
}
