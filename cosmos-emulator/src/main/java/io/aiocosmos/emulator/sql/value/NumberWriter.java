package io.aiocosmos.emulator.sql.value;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Writes doubles as the service does. */
public final class NumberWriter extends JsonGeneratorDelegate {
    public NumberWriter(JsonGenerator out) {
        super(out, false);
    }

    @Override
    public JsonGenerator writeNumber(double value) {
        if (Double.isFinite(value)) delegate.writeNumber(NumberForm.text(value));
        else delegate.writeNumber(value);
        return this;
    }
}
