package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import java.lang.reflect.Type;

/** A constant with a body is of a class of its own, which Moshi refuses: it goes by its enum. */
final class ConstantAdapter {
    static final JsonAdapter.Factory FACTORY = (type, annotations, moshi) -> {
        Type parent = type instanceof Class ? ((Class<?>) type).getSuperclass() : null;
        return parent instanceof Class && ((Class<?>) parent).isEnum() ? moshi.adapter(parent, annotations) : null;
    };

    private ConstantAdapter() {}
}
