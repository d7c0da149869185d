package io.aiocosmos.emulator.batch;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The results of a batch so far, and how large the response becomes. Once one does not fit, none after it does. */
final class ResultArray {
    /** The service's limit on a response (learn.microsoft.com, service quotas). */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final List<ElementResult> results = new ArrayList<>();
    private final List<byte[]> texts = new ArrayList<>();
    private long bytes = 2;
    private boolean full;

    /** Adds a result. @return {@code false} if it does not fit, and stands as too large instead */
    boolean add(ElementResult result) {
        byte[] text = result.json();
        full |= result.body() != null && bytes + text.length > MAX_BYTES;
        if (full) put(ElementResult.TOO_LARGE, ElementResult.TOO_LARGE.json());
        else put(result, text);
        return !full;
    }

    private void put(ElementResult result, byte[] text) {
        results.add(result);
        texts.add(text);
        bytes += text.length + 1;
    }

    int size() {
        return results.size();
    }

    boolean isFull() {
        return full;
    }

    ElementResult get(int index) {
        return results.get(index);
    }

    /** The place of the first failure, -1 if there is none. */
    int firstFailure() {
        for (int i = 0; i < results.size(); i++) if (results.get(i).isFailure()) return i;
        return -1;
    }

    /** Whether not all of it is plain success: a failure, or an item that the caller has already. */
    boolean isMixed() {
        return results.stream().anyMatch(result -> result.status() >= 300);
    }

    double charge() {
        return results.stream().mapToDouble(ElementResult::charge).sum();
    }

    byte[] json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) bytes);
        out.write('[');
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) out.write(',');
            out.writeBytes(texts.get(i));
        }
        out.write(']');
        return out.toByteArray();
    }
}
