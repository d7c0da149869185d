package io.aiocosmos.emulator.region;

import java.util.Locale;

/** One region of the account. Thread-safe. */
public final class Region {
    private final int index;
    private final String name;
    private volatile boolean down;

    Region(int index, String name) {
        this.index = index;
        this.name = name;
    }

    public int index() {
        return index;
    }

    /** The display name, such as {@code West US}. */
    public String name() {
        return name;
    }

    /** How the name stands in host names: lower case without spaces. */
    public String label() {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    public boolean isDown() {
        return down;
    }

    public void down(boolean value) {
        down = value;
    }
}
