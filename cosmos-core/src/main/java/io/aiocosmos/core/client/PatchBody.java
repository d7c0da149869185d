package io.aiocosmos.core.client;

import io.aiocosmos.Patch;
import io.aiocosmos.PatchOperation;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.partition.ContainerMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A patch as it is sent, each value written by the codec.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/cosmos-db/patch-a-document">Patch a document</a>
 */
final class PatchBody {
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private PatchBody() {}

    /**
     * Appends a patch.
     *
     * @param known the container's definition; {@code null} if it is not known
     * @throws IllegalArgumentException if the service could not take it
     */
    static void write(Codecs codecs, Patch patch, ContainerMetadata known, JsonBuffer out) {
        if (patch.operations().isEmpty()) throw new IllegalArgumentException("patch has no operation");
        int start = out.length();
        patch.condition(value -> literal(codecs, value))
                .ifPresent(condition -> out.ascii("{\"condition\":").quoted(condition));
        out.ascii(out.length() == start ? "{\"operations\":" : ",\"operations\":");
        char separator = '[';
        for (PatchOperation operation : patch.operations()) {
            if (known != null) checkOutsideKey(operation, known);
            out.write(separator);
            write(codecs, operation, out);
            separator = ',';
        }
        out.ascii("]}");
        if (out.length() - start > MAX_BYTES)
            throw new IllegalArgumentException(
                    "patch must be at most 2097152 bytes of JSON, was " + (out.length() - start));
    }

    private static void write(Codecs codecs, PatchOperation operation, JsonBuffer out) {
        out.ascii("{\"op\":\"").ascii(operation.op()).ascii("\"");
        operation.from().ifPresent(from -> out.ascii(",\"from\":").quoted(from));
        out.ascii(",\"path\":").quoted(operation.path());
        if (operation.hasValue()) {
            out.ascii(",\"value\":");
            if (operation.value() instanceof RawJson) CallerJson.check("value", (RawJson) operation.value());
            codecs.encode(operation.value(), out);
        }
        out.write('}');
    }

    /** One JSON value, whatever the codec wrote: more could become a part of the condition. */
    private static String literal(Codecs codecs, Object value) {
        JsonBuffer json = new JsonBuffer(32);
        codecs.encode(value, json);
        byte[] checked = CallerJson.check("parameter of the condition", RawJson.wrap(json.array(), 0, json.length()));
        return new String(checked, StandardCharsets.UTF_8);
    }

    private static void checkOutsideKey(PatchOperation operation, ContainerMetadata container) {
        Consumer<String> check = path -> {
            String[] names = path.substring(1).split("/", -1);
            for (int i = 0; i < names.length; i++)
                names[i] = names[i].replace("~1", "/").replace("~0", "~");
            for (String[] key : container.segments())
                if (touches(names, key))
                    throw new IllegalArgumentException(
                            "the partition key cannot be patched: see the path of " + operation);
        };
        check.accept(operation.path());
        operation.from().ifPresent(check);
    }

    /** Whether one path is the beginning of the other, or the same. */
    private static boolean touches(String[] path, String[] key) {
        int shorter = Math.min(path.length, key.length);
        return Arrays.equals(Arrays.copyOf(path, shorter), Arrays.copyOf(key, shorter));
    }
}
