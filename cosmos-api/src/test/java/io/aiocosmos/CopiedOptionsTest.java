package io.aiocosmos;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.ThroughputControl;
import io.aiocosmos.spi.TransportSettings;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code toBuilder()} of everything with a builder, whatever setters are added. */
class CopiedOptionsTest {
    private static final Consumer<Object> PROGRESS = value -> {};
    private static final BulkControl CONTROL = BulkControl.create();
    private static final ThroughputControl CONTROL_OF_THROUGHPUT = throughputControl();

    static Stream<Object> values() {
        return Stream.of(
                ItemReadOptions.defaults(),
                ItemWriteOptions.defaults(),
                BatchOptions.defaults(),
                QueryOptions.defaults(),
                ChangeFeedOptions.fromBeginning(),
                ChangeFeedOptions.fromContinuation("c"),
                ResourceOptions.defaults(),
                BulkOptions.defaults(),
                RetryOptions.defaults(),
                HedgingOptions.defaults(),
                TransportSettings.defaults(),
                ContainerProperties.of("ledger", "/account"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_copy_keeps_what_any_setter_set(Object defaults) throws Exception {
        for (Method setter : setters(defaults)) {
            boolean shows = false;
            for (boolean flag : new boolean[] {true, false}) {
                Object set = built(with(toBuilder(defaults), setter, flag));

                assertThat(state(copy(set))).as("%s", setter).isEqualTo(state(set));
                shows |= !state(set).equals(state(defaults));
            }
            if (!setter.getName().startsWith("no"))
                assertThat(shows).as("%s shows", setter).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void changing_a_copy_changes_nothing_of_the_original(Object defaults) throws Exception {
        Map<String, Object> before = state(defaults);

        for (Method setter : setters(defaults)) with(toBuilder(defaults), setter, true);

        assertThat(state(defaults)).isEqualTo(before);
    }

    @Test
    void a_copy_may_change_the_kind_of_throughput() {
        ResourceOptions manual = ResourceOptions.builder().manualThroughput(400).build();

        assertThat(manual.toBuilder().autoscaleThroughput(4000).build().throughput())
                .contains(Throughput.autoscale(4000));
    }

    private static Object toBuilder(Object value) throws Exception {
        return value.getClass().getMethod("toBuilder").invoke(value);
    }

    private static Object built(Object builder) throws Exception {
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private static Object copy(Object value) throws Exception {
        return built(toBuilder(value));
    }

    private static List<Method> setters(Object value) throws Exception {
        List<Method> setters = new ArrayList<>();
        for (Method each : toBuilder(value).getClass().getMethods())
            if (each.getDeclaringClass() != Object.class && !each.getName().equals("build") && !each.isBridge())
                setters.add(each);
        assertThat(setters).isNotEmpty();
        return setters;
    }

    private static Object with(Object builder, Method setter, boolean flag) throws Exception {
        boolean named = setter.getParameterCount() == 2;
        Object[] arguments = Arrays.stream(setter.getParameterTypes())
                .map(type -> setter.getName().equals("throughputBucket") ? 3 : sample(type, named, flag))
                .toArray();
        return setter.invoke(builder, arguments);
    }

    private static ThroughputControl throughputControl() {
        Class<?>[] types = {ThroughputControl.class};
        return (ThroughputControl)
                Proxy.newProxyInstance(CopiedOptionsTest.class.getClassLoader(), types, (self, method, arguments) -> {
                    if (method.getName().equals("equals")) return self == arguments[0];
                    return method.getName().equals("hashCode") ? 1 : "control";
                });
    }

    private static Object sample(Class<?> type, boolean named, boolean flag) {
        if (type == boolean.class) return flag;
        if (type == int.class) return 3000;
        if (type == long.class) return 3000L;
        if (type == Consumer.class) return PROGRESS;
        if (type == BulkControl.class) return CONTROL;
        if (type == String.class) return named ? "x-ms-a" : "0:-1#1";
        if (type == Duration.class) return Duration.ofMinutes(7);
        if (type == HedgingOptions.class) return HedgingOptions.none();
        if (type == ThroughputControl.class) return CONTROL_OF_THROUGHPUT;
        if (type == PartitionKey.class) return PartitionKey.of("a");
        if (type == FeedRange.class) return FeedRange.between("", "3F");
        if (type == RawJson.class) return RawJson.of("1");
        if (type == IndexingPolicy.class) return IndexingPolicy.none();
        if (type == VectorEmbedding.class) return VectorEmbedding.of("/v", 3);
        if (type == FullTextPolicy.class) return FullTextPolicy.of("en-US");
        if (type == ConflictResolutionPolicy.class) return ConflictResolutionPolicy.custom();
        if (type == RetryOptions.class) return RetryOptions.none();
        if (type == UniqueKey.class) return UniqueKey.of("/a");
        if (type == InetSocketAddress.class) return InetSocketAddress.createUnresolved("proxy.test", 1);
        if (type == ProxySelector.class) return ProxySelector.getDefault();
        if (type == SSLContext.class) return sslContext();
        if (type.isEnum()) return type.getEnumConstants()[0];
        if (!type.isArray()) throw new AssertionError("no sample of " + type);
        Object array = Array.newInstance(type.getComponentType(), 1);
        Array.set(array, 0, sample(type.getComponentType(), named, flag));
        return array;
    }

    private static SSLContext sslContext() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** What all methods without arguments say; JSON by its text. */
    private static Map<String, Object> state(Object value) throws Exception {
        Map<String, Object> state = new TreeMap<>();
        for (Method each : value.getClass().getMethods()) {
            boolean asks = each.getParameterCount() == 0 && !Modifier.isStatic(each.getModifiers());
            if (asks
                    && each.getDeclaringClass() != Object.class
                    && !each.getName().equals("toBuilder")) state.put(each.getName(), each.invoke(value));
        }
        state.remove("hashCode");
        return state;
    }
}
