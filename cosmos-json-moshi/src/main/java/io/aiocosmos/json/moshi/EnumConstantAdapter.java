package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import java.lang.reflect.Type;

/** An enum constant with a body has a class of its own, which Moshi rejects: uses the adapter of the enum. */
final class EnumConstantAdapter {
    static final JsonAdapter.Factory FACTORY = (type, annotations, moshi) -> {
        Type parent = type instanceof Class ? ((Class<?>) type).getSuperclass() : null;
        return parent instanceof Class && ((Class<?>) parent).isEnum() ? moshi.adapter(parent, annotations) : null;
    };

    private EnumConstantAdapter() {}
}
