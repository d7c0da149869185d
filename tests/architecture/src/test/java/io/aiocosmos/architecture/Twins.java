package io.aiocosmos.architecture;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two views of one engine: each method of the blocking one has its twin in the asynchronous one, by this table. */
record Twins(Class<?> blocking, Class<?> async) {
    private static final String FUTURE = CompletableFuture.class.getName();
    private static final String WITH_REQUESTS = "ensure"; // which gives a view only once it is there
    private static final Pattern WAITED_FOR = Pattern.compile(
            "java\\.util\\.(Optional|List)<.*|.*\\.(CosmosResponse<.*|CosmosPage<.*|BatchResult|BulkSummary)");
    private static final Pattern OTHER_VIEW = Pattern.compile(
            "(.*\\.Cosmos|[a-z.]*\\.(?=ChangeFeed<))((?:Client|Database|Container|Session)|Pages<.*|ChangeFeed<.*)");
    private static final Pattern THE_SAME = Pattern.compile("void|java\\.lang\\.String|.*\\.SessionState");

    /** What is in one view and not in the other: {@code "name(parameters): result"} of the asynchronous view. */
    Set<String> differences() {
        Set<String> expected =
                methods(blocking, "async").map(Twins::twin).collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = methods(async, "blocking")
                .map(method -> signature(method, method.getGenericReturnType().getTypeName()))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> differences = new TreeSet<>();
        expected.stream().filter(each -> !found.contains(each)).forEach(each -> differences.add("missing " + each));
        found.stream().filter(each -> !expected.contains(each)).forEach(each -> differences.add("unasked " + each));
        return differences;
    }

    /** But for the way to the other view, and publishers, which only the asynchronous view takes. */
    private static Stream<Method> methods(Class<?> view, String otherView) {
        return Arrays.stream(view.getMethods())
                .filter(method -> !method.isBridge() && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.getName().equals(otherView))
                .filter(method -> !List.of(method.getParameterTypes()).contains(Flow.Publisher.class));
    }

    private static String twin(Method method) {
        String result = twin(method.getGenericReturnType().getTypeName());
        return signature(method, method.getName().startsWith(WITH_REQUESTS) ? FUTURE + "<" + result + ">" : result);
    }

    private static String twin(String result) {
        if (result.equals("boolean")) return FUTURE + "<java.lang.Boolean>";
        if (WAITED_FOR.matcher(result).matches()) return FUTURE + "<" + result + ">";
        Matcher view = OTHER_VIEW.matcher(result);
        if (view.matches()) return view.group(1) + "Async" + view.group(2);
        return THE_SAME.matcher(result).matches() ? result : "(no row in the table for " + result + ")";
    }

    /** An {@code Iterable} is pulled on the caller's thread; the asynchronous view takes what is there already. */
    private static String signature(Method method, String result) {
        String parameters = Arrays.stream(method.getGenericParameterTypes())
                .map(Type::getTypeName)
                .map(type -> type.replace(Iterable.class.getName() + "<", Collection.class.getName() + "<"))
                .collect(Collectors.joining(", "));
        return method.getName() + "(" + parameters + "): " + result;
    }
}
