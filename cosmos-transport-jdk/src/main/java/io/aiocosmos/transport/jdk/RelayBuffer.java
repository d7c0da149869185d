package io.aiocosmos.transport.jdk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** The bytes of one direction of a relay. */
final class RelayBuffer {
    private static final int BYTES = 16 << 10;

    private final boolean grows;
    private ByteBuffer buffer = ByteBuffer.allocate(BYTES); // the bytes to write are before the position
    private boolean ended;

    /** @param grows whether to read without limit, to see the end at once; only for bounded input, such as a request */
    RelayBuffer(boolean grows) {
        this.grows = grows;
    }

    void read(SocketChannel from) throws IOException {
        if (ended) return;
        if (grows && !buffer.hasRemaining()) enlarge();
        if (buffer.hasRemaining() && from.read(buffer) < 0) ended = true;
    }

    void write(SocketChannel to) throws IOException {
        if (isEmpty()) return;
        buffer.flip();
        to.write(buffer);
        buffer.compact();
        if (isEmpty() && buffer.capacity() > BYTES) buffer = ByteBuffer.allocate(BYTES);
    }

    void add(String text) {
        buffer.put(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void clear() {
        buffer.clear();
    }

    /** The bytes that have not been written yet. */
    String text() {
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    }

    int length() {
        return buffer.position();
    }

    boolean isEmpty() {
        return buffer.position() == 0;
    }

    boolean wantsMore() {
        return !ended && (grows || buffer.hasRemaining());
    }

    boolean hasEnded() {
        return ended;
    }

    private void enlarge() {
        ByteBuffer larger = ByteBuffer.allocate(2 * buffer.capacity());
        buffer.flip();
        buffer = larger.put(buffer);
    }
}
