package io.aiocosmos.benchmarks.gateway;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Counts the operations of a body in bulk, by Horspool's search, which looks at few of its bytes. Reused. */
final class OperationCounter {
    private static final byte[] WANTED = "\"operationType\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LAST = WANTED.length - 1;
    private static final int[] STEPS = steps();

    private byte[] body = new byte[1 << 17];

    /** How far the search may go on after that byte. */
    private static int[] steps() {
        int[] steps = new int[1 << Byte.SIZE];
        Arrays.fill(steps, WANTED.length);
        for (int i = 0; i < LAST; i++) steps[WANTED[i]] = LAST - i;
        return steps;
    }

    int count(ByteBuf bytes, int start, int length) {
        if (body.length < length) body = new byte[length];
        bytes.getBytes(start, body, 0, length);
        int count = 0;
        for (int i = LAST; i < length; i += STEPS[body[i] & 0xFF]) if (isAt(i - LAST)) count++;
        return count;
    }

    private boolean isAt(int start) {
        for (int i = LAST; i >= 0; i--) if (body[start + i] != WANTED[i]) return false;
        return true;
    }
}
