package io.aiocosmos.emulator.sql;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.ast.Span;
import io.aiocosmos.emulator.sql.syntax.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Says a query in other words that mean the same: more parentheses, quoted properties, other aliases, other cases. */
final class Rewording {
    private final String text;
    private final Random random;
    private final Map<String, List<Span>> aliases = new HashMap<>();
    private final Set<String> fixed = new HashSet<>();
    private final List<Expression> expressions = new ArrayList<>();
    private final List<Expression> paths = new ArrayList<>();

    /** What to put where; what is put at one place stands in the order in which it was put. */
    private final TreeMap<Integer, String> insertions = new TreeMap<>();

    private final TreeMap<Integer, Span> deletions = new TreeMap<>();

    private Rewording(String text, Random random) {
        this.text = text;
        this.random = random;
        collect(Parser.parse(text));
    }

    static String of(String text, Random random) {
        Rewording rewording = new Rewording(text, random);
        rewording.paths.forEach(rewording::quote);
        rewording.expressions.forEach(rewording::reword);
        rewording.rename();
        return rewording.written();
    }

    private void collect(Query query) {
        query.sources().forEach(this::collect);
        if (query.selection() instanceof Selection.Columns columns)
            columns.columns().forEach(this::fixNames);
        query.selection().expressions().forEach(this::collect);
        query.where().ifPresent(this::collect);
        query.groupBy().forEach(this::collect);
        query.orderBy().forEach(item -> collect(item.expression()));
    }

    /** A column that is nothing but an alias is named after it. */
    private void fixNames(Selection.Column column) {
        if (column.alias().isEmpty() && column.expression() instanceof Expression.Identifier alias)
            fixed.add(alias.name());
    }

    private void collect(Source source) {
        String name = source.name().orElse("");
        int start = source.span().start();
        int end = source.span().end();
        if (source.iterates()) alias(name, new Span(start, start + name.length()));
        else if (source.alias().isPresent()) alias(name, new Span(end - name.length(), end));
        if (source.collection() instanceof Source.Nested nested) {
            collect(nested.query());
            return;
        }
        if (source.collection() instanceof Source.Computed computed) {
            computed.call().children().forEach(this::collect);
            return;
        }
        Expression path = ((Source.Path) source.collection()).path();
        boolean named = source.alias().isEmpty() && path instanceof Expression.Member;
        if (named) fixed.add(name);
        collectPath(path);
    }

    private void collectPath(Expression path) {
        if (path instanceof Expression.Identifier root) alias(root.name(), root.span());
        else paths.add(path);
        path.children().forEach(this::collectPath);
    }

    private void collect(Expression expression) {
        expressions.add(expression);
        if (expression instanceof Expression.Identifier alias) alias(alias.name(), alias.span());
        if (expression instanceof Expression.Subquery subquery) collect(subquery.query());
        else expression.children().forEach(this::collect);
    }

    private void alias(String name, Span span) {
        aliases.computeIfAbsent(name, all -> new ArrayList<>()).add(span);
    }

    private void reword(Expression expression) {
        if (random.nextInt(3) == 0) {
            insertBefore(expression.span().start(), "(");
            insertAfter(expression.span().end(), ")");
        }
        quote(expression);
        if (expression instanceof Expression.Call call && random.nextBoolean())
            replace(
                    call.nameSpan(),
                    random.nextBoolean()
                            ? call.name().toLowerCase(Locale.ROOT)
                            : call.name().toUpperCase(Locale.ROOT));
    }

    /** {@code .name} becomes {@code ["name"]}. */
    private void quote(Expression expression) {
        if (!(expression instanceof Expression.Member member) || member.bracketed() || random.nextBoolean()) return;
        int end = member.span().end();
        int dot = end - member.name().length() - 1;
        if (text.charAt(dot) == '.') replace(new Span(dot, end), "[\"" + member.name() + "\"]");
    }

    /** Each alias becomes a name that no text has; not where a result shows it. */
    private void rename() {
        aliases.keySet().removeAll(fixed);
        aliases.keySet().removeAll(Set.of("NaN", "Infinity")); // which are numbers where no source is named so
        aliases.forEach((name, places) -> places.forEach(place -> replace(place, "renamed_" + name)));
    }

    private void insertBefore(int at, String what) {
        insertions.merge(at, what, (there, added) -> there + added);
    }

    /** What closes stands before what opens or replaces at the same place. */
    private void insertAfter(int at, String what) {
        insertions.merge(at, what, (there, added) -> added + there);
    }

    private void replace(Span span, String what) {
        if (deletions.put(span.start(), span) == null)
            insertions.merge(span.start(), what, (there, added) -> there + added);
    }

    private String written() {
        StringBuilder written = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            written.append(insertions.getOrDefault(at, ""));
            Span deleted = deletions.get(at);
            if (deleted == null) written.append(text.charAt(at++));
            else at = deleted.end();
        }
        return written.append(insertions.getOrDefault(at, "")).toString();
    }
}
