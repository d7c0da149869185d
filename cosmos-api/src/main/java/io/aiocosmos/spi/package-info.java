/**
 * What a transport and a JSON codec implement, in JDK types only; start at {@link io.aiocosmos.spi.HttpTransport} and
 * {@link io.aiocosmos.spi.JsonCodec}. Check an implementation with the contracts of {@code cosmos-testkit}. Arguments
 * and results are never {@code null} unless a method says so.
 */
package io.aiocosmos.spi;
