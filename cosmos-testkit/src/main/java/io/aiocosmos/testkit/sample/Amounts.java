package io.aiocosmos.testkit.sample;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A record of numbers. */
public record Amounts(BigDecimal exact, BigInteger whole, long big, double near, float less, short small, byte least) {}
