package io.aiocosmos.core.discovery;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A class loader with only the given providers in its service files. */
final class ServiceFilesLoader extends ClassLoader {
    /** The name of a class whose library is missing. */
    static final String WITHOUT_ITS_LIBRARY = "io.aiocosmos.missing.Provider";

    private final Path folder;

    /** @param folder where the lists of providers are written, {@code META-INF/services} in front */
    ServiceFilesLoader(Path folder) {
        super(ServiceFilesLoader.class.getClassLoader());
        this.folder = folder;
    }

    ServiceFilesLoader with(Class<?> service, Class<?>... providers) {
        StringBuilder names = new StringBuilder();
        for (Class<?> provider : providers) names.append(provider.getName()).append('\n');
        return withNames(service, names.toString());
    }

    ServiceFilesLoader withNames(Class<?> service, String names) {
        try {
            Path list = folder.resolve("META-INF/services/" + service.getName());
            Files.createDirectories(list.getParent());
            Files.writeString(list, names);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws MalformedURLException {
        Path file = folder.resolve(name);
        return Collections.enumeration(Files.exists(file) ? List.of(file.toUri().toURL()) : List.of());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(WITHOUT_ITS_LIBRARY)) throw new NoClassDefFoundError("io/netty/channel/EventLoopGroup");
        return super.findClass(name);
    }
}
