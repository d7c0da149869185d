package io.aiocosmos;

import io.aiocosmos.spi.PrintableText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query text with its parameters. Immutable. Prints the text, never parameter values.
 *
 * <pre>{@code
 * SqlQuery large = SqlQuery.of("select * from c where c.amount > @least").with("@least", 95);
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query/">Query language</a>
 */
public final class SqlQuery {
    private final String text;
    private final List<Parameter> parameters;

    private SqlQuery(String text, List<Parameter> parameters) {
        this.text = text;
        this.parameters = parameters;
    }

    /** A query without parameters yet; the text must not be blank, nor have half a surrogate pair. */
    public static SqlQuery of(String text) {
        return new SqlQuery(Check.wholeUnicode("query text", Check.notBlank("query text", text)), List.of());
    }

    /**
     * This query with one more parameter.
     *
     * @param name as it stands in the text, {@code @} included
     * @param value written by the client's codec; may be {@code null}
     * @throws IllegalArgumentException if the name is malformed or was given before, or if it or the value is a text
     *     with half a surrogate pair
     */
    public SqlQuery with(String name, @Nullable Object value) {
        if (!Check.notBlank("parameter name", name).startsWith("@") || name.length() < 2)
            throw Check.wrong("a parameter name begins with @, was " + name);
        for (Parameter given : parameters)
            if (given.name().equals(name)) throw Check.wrong("parameter " + name + " is given twice");
        Check.wholeUnicode("parameter name", name);
        if (value instanceof PartitionKey)
            throw Check.wrong("parameter " + name + " is a PartitionKey: give the value that the key was made of");
        if (value instanceof String) Check.wholeUnicode("parameter " + name, (String) value);
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value));
        return new SqlQuery(text, Collections.unmodifiableList(more));
    }

    /**
     * This query with all these parameters more.
     *
     * @param values by names as {@link #with(String, Object)} takes them; a value may be {@code null}
     * @throws IllegalArgumentException as of one parameter
     */
    public SqlQuery with(Map<String, ? extends @Nullable Object> values) {
        SqlQuery query = this;
        for (Map.Entry<String, ?> each : Check.notNull("values", values).entrySet())
            query = query.with(each.getKey(), each.getValue());
        return query;
    }

    /** The query text, parameters by their names. */
    public String text() {
        return text;
    }

    /** The parameters in the order they were given; unmodifiable. */
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return PrintableText.of("SqlQuery[" + text + ", " + parameters.size()
                + (parameters.size() == 1 ? " parameter]" : " parameters]"));
    }

    /**
     * One parameter. Prints its name only.
     *
     * @param name with its {@code @}
     * @param value may be {@code null}
     */
    public record Parameter(String name, @Nullable Object value) {
        @Override
        public String toString() {
            return PrintableText.of("Parameter[" + name + "]");
        }
    }
}
