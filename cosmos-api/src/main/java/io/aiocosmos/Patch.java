package io.aiocosmos;

import io.aiocosmos.spi.PrintableText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes to parts of an item, which the service makes in their order, all or none, without the item being read first.
 *
 * <pre>{@code
 * Patch.create()
 *         .set("/amount", 42)
 *         .increment("/revision", 1)
 *         .remove("/draft")
 *         .where("c.state = @state and c.amount < @most", "open", 100);
 * }</pre>
 *
 * <p>Paths are JSON pointers: {@code /address/city}, {@code /tags/0}, {@code /tags/-} for the end of an array. In a name
 * {@code ~} is written as {@code ~0} and {@code /} as {@code ~1}, as {@link #at} does. Values are written by the client's
 * codec and may be {@code null}. At most 10 operations; the id, system properties and the properties of the partition key
 * cannot be patched.
 *
 * <p>Immutable: each method returns another patch. Prints operations and paths, never values.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/partial-document-update">Partial document update</a>
 */
public final class Patch {
    private static final int MAX_OPERATIONS = 10;
    private static final Patch EMPTY = new Patch(List.of(), null);

    private final List<PatchOperation> operations;
    /** {@code null} for none. */
    private final PatchCondition condition;

    private Patch(List<PatchOperation> operations, PatchCondition condition) {
        this.operations = operations;
        this.condition = condition;
    }

    /** A patch without operations yet. */
    public static Patch create() {
        return EMPTY;
    }

    /** The path of nested names, escaped: {@code at("a", "b/c")} is {@code /a/b~1c}. */
    public static String at(String... names) {
        StringBuilder path = new StringBuilder();
        for (String name : Check.notNull("names", names))
            path.append('/')
                    .append(Check.notNull("name", name).replace("~", "~0").replace("/", "~1"));
        return PatchPath.check("path", path.toString());
    }

    /**
     * Adds a property, or replaces it if it is there; in an array, inserts before an element. The object or array that
     * it is in must be there.
     */
    public Patch add(String path, @Nullable Object value) {
        return with("add", path, null, true, value);
    }

    /** As {@link #add}, but replaces an element of an array instead of inserting one. */
    public Patch set(String path, @Nullable Object value) {
        return with("set", path, null, true, value);
    }

    /** Replaces a property or an element of an array, which must be there (else 400). */
    public Patch replace(String path, @Nullable Object value) {
        return with("replace", path, null, true, value);
    }

    /** Removes a property or an element of an array, which must be there (else 400). */
    public Patch remove(String path) {
        return with("remove", path, null, false, null);
    }

    /** Adds to a number; a property that is missing becomes that number. What is no number fails (400). */
    public Patch increment(String path, long amount) {
        return with("incr", path, null, true, amount);
    }

    /** As {@link #increment(String, long)}; the number becomes one with a fraction. @param amount finite */
    public Patch increment(String path, double amount) {
        if (Double.isNaN(amount) || Double.isInfinite(amount))
            throw new IllegalArgumentException("amount must be finite, was " + amount);
        return with("incr", path, null, true, amount);
    }

    /** Moves a value, which must be there (else 400), to another path, not within itself. */
    public Patch move(String from, String path) {
        PatchPath.check("from", from);
        if (Check.notNull("path", path).startsWith(from + "/"))
            throw Check.wrong("a value cannot be moved into itself, from " + from + " to " + path);
        return with("move", path, from, false, null);
    }

    /**
     * This patch, for an item that meets a condition only; on another one it fails (412) and changes nothing.
     *
     * @param condition an expression of the query language in which {@code c} is the item; parameters begin with
     *     {@code @}
     * @param values of the parameters in the order in which their names first appear. Each goes into the condition as one
     *     JSON value, whatever is in it
     * @throws IllegalArgumentException if there are not as many values as parameters, or there is a condition already
     */
    public Patch where(String condition, @Nullable Object... values) {
        return with(PatchCondition.of(condition, Check.notNull("values", values)));
    }

    /**
     * As {@link #where}, by the fragment as it is sent: {@code from <alias> where …}. It must not be put together from
     * what users enter.
     */
    public Patch condition(String fragment) {
        return with(PatchCondition.raw(fragment));
    }

    private Patch with(PatchCondition one) {
        if (condition != null) throw new IllegalArgumentException("the patch has a condition already");
        return new Patch(operations, one);
    }

    private Patch with(String op, String path, String from, boolean hasValue, Object value) {
        if (operations.size() == MAX_OPERATIONS)
            throw new IllegalArgumentException("a patch has at most 10 operations: split it");
        if (value instanceof PartitionKey)
            throw new IllegalArgumentException("value is a PartitionKey: give the value that the key was made of");
        if (value instanceof String) Check.wholeUnicode("value", (String) value);
        List<PatchOperation> more = new ArrayList<>(operations.size() + 1);
        more.addAll(operations);
        more.add(new PatchOperation(op, PatchPath.check("path", path), from, hasValue, value));
        return new Patch(Collections.unmodifiableList(more), condition);
    }

    /** The operations in their order; unmodifiable. */
    public List<PatchOperation> operations() {
        return operations;
    }

    /**
     * The condition as it is sent; empty if there is none.
     *
     * @param literal writes the value of a parameter as JSON
     */
    public Optional<String> condition(Function<@Nullable Object, String> literal) {
        return condition == null ? Optional.empty() : Optional.of(condition.text(literal));
    }

    @Override
    public String toString() {
        return PrintableText.of("Patch" + operations + (condition == null ? "" : " with a condition"));
    }
}
