package io.aiocosmos.core.query;

import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.json.FeedArray;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.LazyItems;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.spi.ArrayCodec;
import java.util.AbstractList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of one answer, read by one parser as they are taken. When it fails, the answer is cut into rows, and the rest
 * is decoded row by row: so a failure is told as that of its row, and the row behind it can still be taken. For anything
 * but the first iterator the answer is cut as well.
 */
final class StreamedRows<T> extends AbstractList<T> {
    private final Answer answer;
    private final RowDecoder<T> decoder;
    private final FeedArray array;
    private ArrayCodec.Elements<T> elements;
    private LazyItems<T> cut;

    private StreamedRows(Answer answer, RowDecoder<T> decoder, FeedArray array, ArrayCodec.Elements<T> elements) {
        this.answer = answer;
        this.decoder = decoder;
        this.array = array;
        this.elements = elements;
    }

    /** @throws CosmosCodecException if the answer is no page */
    static <T> List<T> of(Answer answer, RowDecoder<T> decoder) {
        FeedArray array =
                answer.read(page -> FeedArray.find(page.body(), page.bodyOffset(), page.bodyLength(), "Documents"));
        try {
            ArrayCodec.Elements<T> elements = decoder.elements(answer.body(), array.start(), array.length());
            if (elements != null) return new StreamedRows<>(answer, decoder, array, elements);
        } catch (Exception e) {
            // Each row will say so by itself.
        }
        return new LazyItems<>(cut(answer), decoder);
    }

    /** Where each row of an answer stands. */
    static List<JsonSlice> cut(Answer answer) {
        return answer.read(page -> FeedPage.read(page.body(), page.bodyOffset(), page.bodyLength(), "Documents"));
    }

    private LazyItems<T> cut() {
        if (cut == null) cut = new LazyItems<>(cut(answer), decoder);
        return cut;
    }

    @Override
    public T get(int i) {
        return cut().get(i);
    }

    @Override
    public int size() {
        return cut().size();
    }

    @Override
    public Iterator<T> iterator() {
        if (elements == null) return cut().iterator();
        Iterator<T> reading = new Reading(elements);
        elements = null;
        return reading;
    }

    private final class Reading implements Iterator<T> {
        private final ArrayCodec.Elements<T> rows;
        private int taken;
        private boolean ended;
        private Iterator<T> rest; // once the parser has failed

        private Reading(ArrayCodec.Elements<T> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            if (rest != null) return rest.hasNext();
            if (ended) return false;
            try {
                if (rows.hasNext()) return true;
                array.endsAt(rows.end());
                ended = true;
                return false;
            } catch (Exception e) {
                readOnByRow();
                return rest.hasNext();
            }
        }

        @Override
        public T next() {
            if (!hasNext()) throw new NoSuchElementException("the page has no more items");
            if (rest != null) return rest.next();
            try {
                T row = rows.next();
                taken++;
                return row;
            } catch (Exception e) {
                readOnByRow();
                return rest.next();
            }
        }

        /** If the page is broken, one row more fails with that: who asks whether there is more is not to be told. */
        private void readOnByRow() {
            try {
                rest = cut().from(taken);
            } catch (CosmosCodecException e) {
                RowDecoder<T> failing = row -> {
                    throw e;
                };
                rest = new LazyItems<>(Collections.singletonList(null), failing).iterator();
            }
        }
    }
}
