package io.aiocosmos.features.suite;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.core.CosmosClients;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;

/** A class path of api and core alone, as it is before somebody chooses a transport and a codec. */
final class ClassPathWithoutProviders {
    private ClassPathWithoutProviders() {}

    /** Builds a client there, by reflection since its classes are others; throws what that throws. */
    static void build() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        try (URLClassLoader alone = new URLClassLoader(
                new URL[] {jarOf(CosmosClient.class), jarOf(CosmosClients.class)},
                ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(alone);
            alone.loadClass(CosmosClients.class.getName())
                    .getMethod("connect", String.class, String.class)
                    .invoke(null, "https://account.example", "a2V5");
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    private static URL jarOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
