/**
 * What a transport and a JSON codec implement, in JDK types only; start at {@link io.aiocosmos.spi.HttpTransport} and
 * {@link io.aiocosmos.spi.JsonCodec}. Check an implementation with the contracts of {@code cosmos-testkit}. Arguments
 * and results are never {@code null} unless marked so.
 */
@NullMarked
package io.aiocosmos.spi;

import org.jspecify.annotations.NullMarked;
