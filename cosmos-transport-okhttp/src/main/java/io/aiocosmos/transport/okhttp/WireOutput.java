package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import java.io.OutputStream;

/** Reports each write to the wire. */
final class WireOutput extends OutputStream {
    private final Wire wire;
    private final OutputStream out;

    WireOutput(Wire wire, OutputStream out) {
        this.wire = wire;
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        wire.writing(bytes, offset, length);
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
