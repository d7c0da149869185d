package io.aiocosmos.features.matrix;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For classes whose cases the engine or the emulator decide, or one transport for itself: no codec makes a difference to
 * what a transport does there. They run with as few pairs as have each transport and each codec, in both views, and in
 * process with one codec. What crosses both (values, bodies, streams, headers, failures) runs with all pairs. All
 * classes do with {@code -Dio.aiocosmos.features.pair=all}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FewPairs {}
