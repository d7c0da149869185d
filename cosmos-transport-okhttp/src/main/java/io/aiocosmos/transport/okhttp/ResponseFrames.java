package io.aiocosmos.transport.okhttp;

import java.io.IOException;

/**
 * Follows the responses on a connection byte by byte: where each ends, and how much came of it. OkHttp reads ahead and
 * shows nobody how far, goes by the last of several lengths and puts no limit to the line before a chunk; so what leaves in
 * doubt where a response ends is refused here, before OkHttp sees it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, 6.3, Message Body Length</a>
 */
final class ResponseFrames {
    private enum State {
        NEW,
        STATUS,
        HEADER,
        DATA,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILER,
        REST,
        DONE
    }

    /** What heads, frames and trailers may add to the body; see {@code TransportSettings.maxResponseBytes()}. */
    private static final int MOST_OTHER_BYTES = 256 << 10;

    private static final int MOST_CHUNK_LINE = 16 << 10;

    private final int mostBytes;
    private final FrameLine line = new FrameLine();
    private State state = State.NEW;
    private ResponseHead head;
    private boolean bodiless;
    private boolean tunnel;
    private long received;
    private long left;

    ResponseFrames(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Whether no request was sent yet. */
    boolean isNew() {
        return state == State.NEW;
    }

    /** Whether the response is there to its last byte, and nothing may come before the next request. */
    boolean isDone() {
        return state == State.DONE;
    }

    /** A request is about to leave; what still belongs to the one before changes nothing. */
    void requested(byte[] bytes, int offset, int length) {
        if (state != State.NEW && state != State.DONE) return;
        bodiless = FrameLine.begins(bytes, offset, length, "HEAD ");
        tunnel = FrameLine.begins(bytes, offset, length, "CONNECT ");
        received = 0;
        beginHead();
    }

    private void beginHead() {
        head = null;
        line.clear();
        state = State.STATUS;
    }

    /** Takes in what came; gives how much of it belongs to the response. */
    int take(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        if (received == 0 && state == State.STATUS && Failures.isAlert(bytes, offset, length))
            throw new Failures.SpeaksTlsException();
        while (at < end && state != State.DONE) {
            if (state == State.REST) at = end;
            else if (state == State.DATA || state == State.CHUNK_DATA) at += data(end - at);
            else at += line(bytes, at, end);
        }
        received += at - offset;
        if (received - MOST_OTHER_BYTES > mostBytes) throw new TooLongException(mostBytes);
        return at - offset;
    }

    private int data(int available) {
        int part = (int) Math.min(left, available);
        left -= part;
        if (left == 0) state = state == State.DATA ? State.DONE : State.CHUNK_END;
        return part;
    }

    /** Takes in a line, or what of it has come; gives how many bytes that is. */
    private int line(byte[] bytes, int from, int end) throws IOException {
        int at = from;
        while (at < end && bytes[at] != '\n') at++;
        line.add(bytes, from, at - from);
        if (state == State.CHUNK_SIZE && line.length() > MOST_CHUNK_LINE) throw unclear("the line before a chunk");
        if (at == end) return at - from;
        line.end();
        lineEnded();
        line.clear();
        return at + 1 - from;
    }

    private void lineEnded() throws IOException {
        switch (state) {
            case STATUS:
                head = new ResponseHead(line.status());
                state = State.HEADER;
                break;
            case HEADER:
                if (line.isEmpty()) headEnded();
                else head.add(line);
                break;
            case CHUNK_SIZE:
                left = line.chunkSize();
                state = left == 0 ? State.TRAILER : State.CHUNK_DATA;
                break;
            case CHUNK_END:
                if (!line.isEmpty()) throw unclear("a chunk longer than it said");
                state = State.CHUNK_SIZE;
                break;
            default:
                if (line.isEmpty()) state = State.DONE;
        }
    }

    private void headEnded() throws IOException {
        if (head.isInterim()) {
            beginHead();
            return;
        }
        left = head.length();
        if (bodiless || tunnel && head.isSuccess() || head.isBodiless() || left == 0) state = State.DONE;
        else if (left > 0) state = State.DATA;
        else state = head.isChunked() ? State.CHUNK_SIZE : State.REST;
    }

    static IOException unclear(String what) {
        return new IOException("what came is no valid answer: " + what);
    }
}
