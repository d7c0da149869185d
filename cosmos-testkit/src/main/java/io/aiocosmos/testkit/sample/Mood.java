package io.aiocosmos.testkit.sample;

/** An enum with its own {@code toString}, and a constant with a body. */
public enum Mood {
    CALM,
    MERRY {
        @Override
        public boolean laughs() {
            return true;
        }
    };

    public boolean laughs() {
        return false;
    }

    @Override
    public String toString() {
        return "so " + name().toLowerCase(java.util.Locale.ROOT) + "!";
    }
}
