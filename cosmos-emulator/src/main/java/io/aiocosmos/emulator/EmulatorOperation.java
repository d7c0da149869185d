package io.aiocosmos.emulator;

/** One operation of a batch, as fault rules see it. Immutable. */
public final class EmulatorOperation {
    private final int index;
    private final String type;
    private final String id;

    EmulatorOperation(int index, String type, String id) {
        this.index = index;
        this.type = type;
        this.id = id;
    }

    /** Its place in the batch, from 0. */
    public int index() {
        return index;
    }

    /** Such as {@code Create}, as the wire has it. */
    public String type() {
        return type;
    }

    /** The id of its item, {@code ""} if it names none. */
    public String id() {
        return id;
    }

    /** Place and type; never the id. */
    @Override
    public String toString() {
        return index + " " + type;
    }
}
