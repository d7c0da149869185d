package io.aiocosmos.core.query;

import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.LazyItems;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.spi.ArrayCodec;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The items of one answer, read by one parser as they are taken. When it fails, the answer is cut into rows, and the rest
 * is decoded row by row: so a failure is told as that of its row, and the row behind it can still be taken. For anything
 * but the first iterator the answer is cut as well.
 */
final class StreamedRows<T> extends AbstractList<T> {
    private final ResponseRows rows;
    private final LazyItems<T> oneByOne;
    private ArrayCodec.Elements<T> elements;

    private StreamedRows(ResponseRows rows, LazyItems<T> oneByOne, ArrayCodec.Elements<T> elements) {
        this.rows = rows;
        this.oneByOne = oneByOne;
        this.elements = elements;
    }

    /** The items of a page, read by one parser if they are those of one answer that nobody looked into. */
    static <T> List<T> of(List<JsonSlice> slices, RowDecoder<T> decoder) {
        LazyItems<T> oneByOne = new LazyItems<>(slices, decoder);
        if (!(slices instanceof ResponseRows rows) || rows.isCut()) return oneByOne;
        try {
            ArrayCodec.Elements<T> elements =
                    decoder.elements(rows.answer.body(), rows.array.start(), rows.array.length());
            if (elements != null) return new StreamedRows<>(rows, oneByOne, elements);
        } catch (Exception e) {
            // Each row will say so by itself.
        }
        rows.size(); // cuts the answer, so that it fails here if it is no page
        return oneByOne;
    }

    @Override
    public T get(int i) {
        return oneByOne.get(i);
    }

    @Override
    public int size() {
        return oneByOne.size();
    }

    @Override
    public Iterator<T> iterator() {
        if (elements == null) return oneByOne.iterator();
        Iterator<T> reading = new RowIterator(elements);
        elements = null;
        return reading;
    }

    private final class RowIterator implements Iterator<T> {
        private final ArrayCodec.Elements<T> parser;
        private int taken;
        private boolean ended;
        private Iterator<T> rest; // once the parser has failed

        private RowIterator(ArrayCodec.Elements<T> parser) {
            this.parser = parser;
        }

        @Override
        public boolean hasNext() {
            if (rest != null) return rest.hasNext();
            if (ended) return false;
            try {
                if (parser.hasNext()) return true;
                rows.array.endsAt(parser.end());
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
                T row = parser.next();
                taken++;
                return row;
            } catch (Exception e) {
                readOnByRow();
                return rest.next();
            } catch (Error e) { // of the user's type: the parser stands somewhere within the row
                taken++;
                readOnByRow();
                throw e;
            }
        }

        /** If the page is broken, one row more fails with that: who asks whether there is more is not to be told. */
        private void readOnByRow() {
            try {
                oneByOne.size(); // cuts the answer
                rest = oneByOne.iteratorFrom(taken);
            } catch (CosmosCodecException e) {
                rest = LazyItems.one(() -> {
                    throw e;
                });
            }
        }
    }
}
