package io.aiocosmos.testkit;

import io.aiocosmos.spi.ArrayCodec;

/** Good but for the methods that a subclass overrides. */
class DefectiveElements implements ArrayCodec.Elements<Object> {
    private final ArrayCodec.Elements<Object> good;

    DefectiveElements(ArrayCodec.Elements<Object> good) {
        this.good = good;
    }

    @Override
    public boolean hasNext() throws Exception {
        return good.hasNext();
    }

    @Override
    public Object next() throws Exception {
        return good.next();
    }

    @Override
    public int end() {
        return good.end();
    }
}
