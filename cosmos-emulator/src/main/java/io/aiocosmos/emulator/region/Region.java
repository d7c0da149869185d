package io.aiocosmos.emulator.region;

import java.util.Locale;

/** One region of the account. Thread-safe. */
public final class Region {
    private final int index;
    private final String name;
    private volatile boolean down;
    private volatile boolean removed;

    Region(int index, String name) {
        this.index = index;
        this.name = name;
    }

    /** Session tokens name it by this, which no other region of the account ever has. */
    public int index() {
        return index;
    }

    /** The display name, such as {@code West US}. */
    public String name() {
        return name;
    }

    /** How the name stands in host names: lower case without spaces. */
    public String label() {
        return label(name);
    }

    /** How clients compare names. */
    public static String label(String name) {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** Whether no connection reaches it: it is down, or no longer the account's. */
    public boolean isDown() {
        return down || removed;
    }

    public void down(boolean value) {
        down = value;
    }

    boolean isRemoved() {
        return removed;
    }

    void removed(boolean value) {
        removed = value;
    }
}
