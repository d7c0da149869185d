package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import java.io.InputStream;

/** Reads to the end of a response and no further. */
final class WireInput extends InputStream {
    private final Wire wire;
    private final InputStream in;

    WireInput(Wire wire, InputStream in) {
        this.wire = wire;
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        return count <= 0 ? count : wire.accept(bytes, offset, count);
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
