package io.aiocosmos.spi;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What a user can set on any transport. Immutable. */
public final class TransportSettings {
    private final int maxConnections;
    private final int maxResponseBytes;
    private final Duration connectTimeout;
    private final Duration idleTimeout;
    private final SSLContext sslContext;
    private final InetSocketAddress proxy;
    private final ProxySelector proxySelector;
    private final String proxyAuthorization;
    private final String threadNamePrefix;

    private TransportSettings(Builder b) {
        maxConnections = b.maxConnections;
        maxResponseBytes = b.maxResponseBytes;
        connectTimeout = b.connectTimeout;
        idleTimeout = b.idleTimeout;
        sslContext = b.sslContext;
        proxy = b.proxy;
        proxySelector = b.proxySelector;
        proxyAuthorization = b.proxyAuthorization;
        threadNamePrefix = b.threadNamePrefix;
    }

    /** All defaults. */
    public static TransportSettings defaults() {
        return builder().build();
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with all of these settings. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.maxConnections = maxConnections;
        builder.maxResponseBytes = maxResponseBytes;
        builder.connectTimeout = connectTimeout;
        builder.idleTimeout = idleTimeout;
        builder.sslContext = sslContext;
        builder.proxy = proxy;
        builder.proxySelector = proxySelector;
        builder.proxyAuthorization = proxyAuthorization;
        builder.threadNamePrefix = threadNamePrefix;
        return builder;
    }

    /** The most connections open at once, to all origins together; 1 or more, 100 by default. A hard limit. */
    public int maxConnections() {
        return maxConnections;
    }

    /**
     * The most bytes of a response's body; 1 or more, 16 MB (16,777,216) by default, far more than the service sends. All
     * else that comes with it (status line, headers, frames and extensions of chunks, trailers, interim responses) may
     * be 256 KB more, together. A transport that receives more fails the call as {@link TransportFailure.Kind#BROKEN}
     * with a message that names this setting, and closes the connection: a broken peer must not exhaust the heap. Nor is
     * memory set aside for what a response only announces.
     */
    public int maxResponseBytes() {
        return maxResponseBytes;
    }

    /** Time allowed for a connection to be made, TLS included; 5 seconds by default. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** How long a connection may stay open unused; 60 seconds by default. */
    public Duration idleTimeout() {
        return idleTimeout;
    }

    /** The TLS context to use instead of the platform's own. */
    public Optional<SSLContext> sslContext() {
        return Optional.ofNullable(sslContext);
    }

    /** An HTTP proxy to send everything through ({@code CONNECT} for https). */
    public Optional<InetSocketAddress> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** Whether anything may go through a proxy. */
    public boolean hasProxy() {
        return proxy != null || proxySelector != null;
    }

    /**
     * The HTTP proxy on the way to an origin: the one that was set, or what the selector says now. Empty for none.
     *
     * @throws IllegalStateException if the selector throws, or gives neither an HTTP proxy nor a direct way
     */
    public Optional<InetSocketAddress> proxyFor(Origin origin) {
        return proxySelector == null ? proxy() : selected(origin);
    }

    private Optional<InetSocketAddress> selected(Origin origin) {
        List<Proxy> given;
        try {
            given = proxySelector.select(URI.create(origin.toString()));
        } catch (RuntimeException e) {
            throw new IllegalStateException("the proxySelector failed for " + origin, e);
        }
        if (given == null || given.isEmpty()) return Optional.empty();
        for (Proxy each : given) {
            if (each.type() == Proxy.Type.DIRECT) return Optional.empty();
            if (each.type() == Proxy.Type.HTTP) return Optional.of((InetSocketAddress) each.address());
        }
        throw new IllegalStateException("the proxySelector gives no HTTP proxy and no direct way to " + origin);
    }

    /** The value of the {@code Proxy-Authorization} header for the proxy, and for nobody else: a secret. */
    public Optional<String> proxyAuthorization() {
        return Optional.ofNullable(proxyAuthorization);
    }

    /** What the names of the transport's threads begin with; {@code "cosmos"} by default, giving {@code cosmos-netty-1}. */
    public String threadNamePrefix() {
        return threadNamePrefix;
    }

    /** Builds {@link TransportSettings}. Not thread-safe. */
    public static final class Builder {
        /** About 68 years: for what is added to a time in nanoseconds and compared, still far from an overflow. */
        private static final Duration MOST = Duration.ofDays(25_000);

        private int maxConnections = 100;
        private int maxResponseBytes = 16 << 20;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration idleTimeout = Duration.ofSeconds(60);
        private SSLContext sslContext;
        private InetSocketAddress proxy;
        private ProxySelector proxySelector;
        private String proxyAuthorization;
        private String threadNamePrefix = "cosmos";

        private Builder() {}

        /** 1 or more. */
        public Builder maxConnections(int connections) {
            if (connections < 1)
                throw new IllegalArgumentException("maxConnections must be at least 1, was " + connections);
            maxConnections = connections;
            return this;
        }

        /** 1 or more. */
        public Builder maxResponseBytes(int bytes) {
            if (bytes < 1) throw new IllegalArgumentException("maxResponseBytes must be at least 1, was " + bytes);
            maxResponseBytes = bytes;
            return this;
        }

        /** More than zero, at most 25000 days. */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = positive("connectTimeout", timeout);
            return this;
        }

        /** More than zero, at most 25000 days. */
        public Builder idleTimeout(Duration timeout) {
            idleTimeout = positive("idleTimeout", timeout);
            return this;
        }

        /** Instead of the platform's own, for endpoints with certificates of their own. */
        public Builder sslContext(SSLContext context) {
            sslContext = Objects.requireNonNull(context, "sslContext must not be null");
            return this;
        }

        /** An HTTP proxy for everything; instead of a selector. */
        public Builder proxy(InetSocketAddress address) {
            proxy = Objects.requireNonNull(address, "proxy must not be null");
            proxySelector = null;
            return this;
        }

        /**
         * Chooses an HTTP proxy, or none, for each origin; instead of one proxy for everything. Asked whenever a connection
         * is made, on the transport's threads, so it must not block. {@code ProxySelector.getDefault()} goes by the JVM's
         * properties.
         */
        public Builder proxySelector(ProxySelector selector) {
            proxySelector = Objects.requireNonNull(selector, "proxySelector must not be null");
            proxy = null;
            return this;
        }

        /**
         * Who this is to the proxy, by the {@code Basic} scheme: in clear on the way there.
         *
         * @param user without a colon
         */
        public Builder proxyCredentials(String user, String password) {
            Objects.requireNonNull(user, "user must not be null");
            Objects.requireNonNull(password, "password must not be null");
            if (user.indexOf(':') >= 0) throw new IllegalArgumentException("user must not have a colon");
            byte[] both = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
            proxyAuthorization = "Basic " + Base64.getEncoder().encodeToString(both);
            return this;
        }

        /** What thread names begin with, the dash behind it not included. */
        public Builder threadNamePrefix(String prefix) {
            threadNamePrefix = Objects.requireNonNull(prefix, "threadNamePrefix must not be null");
            return this;
        }

        /** The settings as they are now. */
        public TransportSettings build() {
            return new TransportSettings(this);
        }

        private static Duration positive(String name, Duration value) {
            Objects.requireNonNull(value, name + " must not be null");
            if (value.isZero() || value.isNegative())
                throw new IllegalArgumentException(name + " must be positive, was " + value);
            if (value.compareTo(MOST) > 0)
                throw new IllegalArgumentException(name + " must be at most " + MOST.toDays() + " days, was " + value);
            return value;
        }
    }
}
