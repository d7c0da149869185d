package io.aiocosmos.json.jackson;

import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Notes where in an object the values of some properties are written, and whether any text was written as it came. */
final class LocatingGenerator extends JsonGeneratorDelegate {
    private static final int OPEN = -1; // the end of a value that is being written

    private final JacksonWriter.CountingStream target;
    private String[] names;
    private int[] places;
    private boolean isOpen;
    private boolean hasRawText;

    LocatingGenerator(JsonGenerator generator, JacksonWriter.CountingStream target) {
        super(generator, false); // trees and objects within are to come through here as well
        this.target = target;
    }

    /** @param into as {@link io.aiocosmos.spi.TypedCodec#encodeAndLocate} has it */
    void begin(String[] of, int[] into) {
        names = of;
        places = into;
        isOpen = false;
        hasRawText = false;
        Arrays.fill(places, 0);
    }

    /** Whether something was written that may be no JSON, or more than one value. */
    boolean hasRawText() {
        return hasRawText;
    }

    private boolean isInItem() {
        return delegate.streamWriteContext().getNestingDepth() == 1;
    }

    private int position() {
        return target.count() + delegate.streamWriteOutputBuffered();
    }

    private void endValue() {
        if (!isOpen) return;
        isOpen = false;
        int end = position();
        for (int i = 1; i < places.length; i += 2) if (places[i] == OPEN) places[i] = end;
    }

    private void beginValue(String name) {
        for (int i = 0; i < names.length; i++) {
            if (!names[i].equals(name)) continue;
            places[2 * i] = position() + 1; // behind the colon, which comes with the value
            places[2 * i + 1] = OPEN;
            isOpen = true;
        }
    }

    @Override
    public JsonGenerator writeName(String name) {
        boolean isInItem = isInItem();
        if (isInItem) endValue();
        delegate.writeName(name);
        if (isInItem) beginValue(name);
        return this;
    }

    @Override
    public JsonGenerator writeName(SerializableString name) {
        boolean isInItem = isInItem();
        if (isInItem) endValue();
        delegate.writeName(name);
        if (isInItem) beginValue(name.getValue());
        return this;
    }

    @Override
    public JsonGenerator writePropertyId(long id) {
        return writeName(Long.toString(id));
    }

    @Override
    public JsonGenerator writeEndObject() {
        if (isOpen && isInItem()) endValue();
        delegate.writeEndObject();
        return this;
    }

    @Override
    public JsonGenerator writeString(String text) {
        byte[] plain = text == null ? null : PlainText.bytes(text);
        if (plain == null) delegate.writeString(text);
        else delegate.writeRawUTF8String(plain, 0, plain.length);
        return this;
    }

    private JsonGenerator raw(JsonGenerator written) {
        hasRawText = true;
        return this;
    }

    @Override
    public JsonGenerator writeRawUTF8String(byte[] text, int offset, int length) {
        return raw(delegate.writeRawUTF8String(text, offset, length));
    }

    @Override
    public JsonGenerator writeUTF8String(byte[] text, int offset, int length) {
        return raw(delegate.writeUTF8String(text, offset, length));
    }

    @Override
    public JsonGenerator writeRaw(String text) {
        return raw(delegate.writeRaw(text));
    }

    @Override
    public JsonGenerator writeRaw(String text, int offset, int length) {
        return raw(delegate.writeRaw(text, offset, length));
    }

    @Override
    public JsonGenerator writeRaw(SerializableString text) {
        return raw(delegate.writeRaw(text));
    }

    @Override
    public JsonGenerator writeRaw(char[] text, int offset, int length) {
        return raw(delegate.writeRaw(text, offset, length));
    }

    @Override
    public JsonGenerator writeRaw(char c) {
        return raw(delegate.writeRaw(c));
    }

    @Override
    public JsonGenerator writeRawValue(String text) {
        return raw(delegate.writeRawValue(text));
    }

    @Override
    public JsonGenerator writeRawValue(String text, int offset, int length) {
        return raw(delegate.writeRawValue(text, offset, length));
    }

    @Override
    public JsonGenerator writeRawValue(char[] text, int offset, int length) {
        return raw(delegate.writeRawValue(text, offset, length));
    }

    @Override
    public JsonGenerator writeRawValue(SerializableString text) {
        return raw(delegate.writeRawValue(text));
    }

    @Override
    public JsonGenerator writeNumber(String digits) {
        return raw(delegate.writeNumber(digits));
    }

    @Override
    public JsonGenerator writeNumber(char[] digits, int offset, int length) {
        return raw(delegate.writeNumber(digits, offset, length));
    }

    /** The user's mapper may leave what is no number without quotes. */
    @Override
    public JsonGenerator writeNumber(double number) {
        hasRawText |= !Double.isFinite(number);
        delegate.writeNumber(number);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(float number) {
        hasRawText |= !Float.isFinite(number);
        delegate.writeNumber(number);
        return this;
    }

    @Override
    public JsonGenerator writeArray(double[] numbers, int offset, int length) {
        hasRawText = true; // they are not looked at
        delegate.writeArray(numbers, offset, length);
        return this;
    }

    @Override
    public JsonGenerator writeComment(String text) {
        return raw(delegate.writeComment(text));
    }
}
