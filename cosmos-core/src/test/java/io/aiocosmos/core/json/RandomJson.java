package io.aiocosmos.core.json;

import java.util.Random;

/** Random JSON text: odd spacing, escapes where none are needed, repeated names, all planes of Unicode. */
final class RandomJson {
    private static final String[] NAMES = {"id", "_rid", "_count", "Documents", "a", "b", "", "é", "quote\"d", "𝄞"};
    private static final String[] NUMBERS = {
        "0", "-0", "1", "-1", "42", "9223372036854775807", "-9223372036854775808", "0.5", "-12.25e-3", "1E+019", "7e2"
    };

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    RandomJson(long seed) {
        random = new Random(seed);
    }

    String object() {
        out.setLength(0);
        space();
        object(0);
        space();
        return out.toString();
    }

    String string() {
        int length = random.nextInt(12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) text.appendCodePoint(codePoint());
        return text.toString();
    }

    private int codePoint() {
        switch (random.nextInt(6)) {
            case 0:
                return random.nextInt(0x20);
            case 1:
                return "\"\\/\u007f".charAt(random.nextInt(4));
            case 2:
                return 0x80 + random.nextInt(0x2000);
            case 3:
                return 0x10000 + random.nextInt(0x100000);
            default:
                return ' ' + random.nextInt(95);
        }
    }

    private void value(int depth) {
        int choice = random.nextInt(depth > 4 ? 4 : 7);
        if (choice == 0) write(string(), Character.MAX_CODE_POINT);
        else if (choice == 1) out.append(NUMBERS[random.nextInt(NUMBERS.length)]);
        else if (choice == 2) out.append(random.nextBoolean());
        else if (choice == 3) out.append("null");
        else if (choice == 4) array(depth);
        else object(depth);
    }

    private void object(int depth) {
        int count = random.nextInt(6);
        out.append('{');
        for (int i = 0; i < count; i++) {
            if (i > 0) out.append(',');
            space();
            write(NAMES[random.nextInt(NAMES.length)], 'z');
            space();
            out.append(':');
            space();
            value(depth + 1);
            space();
        }
        out.append('}');
    }

    private void array(int depth) {
        int count = random.nextInt(5);
        out.append('[');
        space();
        for (int i = 0; i < count; i++) {
            if (i > 0) out.append(',');
            space();
            value(depth + 1);
            space();
        }
        out.append(']');
    }

    private void space() {
        while (random.nextInt(4) == 0) out.append(" \n\r\t".charAt(random.nextInt(4)));
    }

    /** @param highest the highest character that may become an escape: of a name, Jackson refuses half a pair */
    private void write(String text, int highest) {
        out.append('"');
        text.codePoints()
                .forEach(
                        c -> { // both halves of a pair alike: half a pair is not UTF-8
                            boolean must = c < ' ' || c == '"' || c == '\\';
                            if (must || c <= highest && random.nextInt(8) == 0)
                                for (char half : Character.toChars(c)) escape(half);
                            else out.appendCodePoint(c);
                        });
        out.append('"');
    }

    private void escape(char c) {
        int simple = "\"\\/\b\f\n\r\t".indexOf(c);
        if (simple >= 0 && random.nextBoolean()) out.append('\\').append("\"\\/bfnrt".charAt(simple));
        else out.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
    }
}
