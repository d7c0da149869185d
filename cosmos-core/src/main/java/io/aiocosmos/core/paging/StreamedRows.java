package io.aiocosmos.core.paging;

import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.spi.ArrayCodec;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The items of one response, decoded by one parser as they are taken. When it fails, the response is parsed into rows
 * and the rest is decoded row by row: the failure is then that of its row, and later rows can still be taken. All but
 * the first iterator decode row by row too.
 */
public final class StreamedRows<T> extends AbstractList<T> {
    private final ResponseRows rows;
    private final LazyItems<T> lazyItems;
    private ArrayCodec.Elements<T> elements;

    private StreamedRows(ResponseRows rows, LazyItems<T> lazyItems, ArrayCodec.Elements<T> elements) {
        this.rows = rows;
        this.lazyItems = lazyItems;
        this.elements = elements;
    }

    /** The items of a page; decoded by one parser if they are the unparsed rows of one response. */
    public static <T> List<T> of(List<JsonSlice> slices, RowDecoder<T> decoder) {
        LazyItems<T> lazyItems = new LazyItems<>(slices, decoder);
        if (!(slices instanceof ResponseRows rows) || rows.isParsed()) return lazyItems;
        try {
            ArrayCodec.Elements<T> elements =
                    decoder.elements(rows.result.body(), rows.array.start(), rows.array.length());
            if (elements != null) return new StreamedRows<>(rows, lazyItems, elements);
        } catch (Exception e) {
            // Decoding row by row fails for the row.
        }
        rows.size(); // parses the rows, so that a malformed page fails here
        return lazyItems;
    }

    @Override
    public T get(int i) {
        return lazyItems.get(i);
    }

    @Override
    public int size() {
        return lazyItems.size();
    }

    @Override
    public Iterator<T> iterator() {
        if (elements == null) return lazyItems.iterator();
        Iterator<T> iterator = new RowIterator(elements);
        elements = null;
        return iterator;
    }

    private final class RowIterator implements Iterator<T> {
        private final ArrayCodec.Elements<T> parser;
        private int index;
        private boolean done;
        private Iterator<T> rest; // after a failure of the parser

        private RowIterator(ArrayCodec.Elements<T> parser) {
            this.parser = parser;
        }

        @Override
        public boolean hasNext() {
            if (rest != null) return rest.hasNext();
            if (done) return false;
            try {
                if (parser.hasNext()) return true;
                rows.array.endsAt(parser.end());
                done = true;
                return false;
            } catch (Exception e) {
                continueRowByRow();
                return rest.hasNext();
            }
        }

        @Override
        public T next() {
            if (!hasNext()) throw new NoSuchElementException("the page has no more items");
            if (rest != null) return rest.next();
            try {
                T row = parser.next();
                index++;
                return row;
            } catch (Exception e) {
                continueRowByRow();
                return rest.next();
            } catch (Error e) { // from the user's type; the parser may be within the row
                index++;
                continueRowByRow();
                throw e;
            }
        }

        /** {@code hasNext} never throws; a malformed page fails in the next {@code next()}. */
        private void continueRowByRow() {
            try {
                lazyItems.size(); // parses the rows
                rest = lazyItems.iteratorFrom(index);
            } catch (CosmosCodecException e) {
                rest = LazyItems.one(() -> {
                    throw e;
                });
            }
        }
    }
}
