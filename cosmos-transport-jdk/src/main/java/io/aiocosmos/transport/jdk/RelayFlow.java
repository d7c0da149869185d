package io.aiocosmos.transport.jdk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** The bytes on their way from one side of a relay to the other. */
final class RelayFlow {
    private static final int BYTES = 16 << 10;

    private final boolean grows;
    private ByteBuffer buffer = ByteBuffer.allocate(BYTES); // what is written next lies in front of the position
    private boolean ended;

    /** @param grows whether it takes all there is, to learn of the end at once; only for what has an end, such as a request */
    RelayFlow(boolean grows) {
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

    /** What has not been written yet, for a look at it. */
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
