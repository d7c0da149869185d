package io.aiocosmos.emulator.sql.eval;

/** Bitwise operators: operands are cut to 32 bits, as in JavaScript. */
public final class Bits {
    private static final double TWO_TO_32 = 0x1p32;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private Bits() {}

    public static double complement(double value) {
        return ~cut(value);
    }

    public static double or(double left, double right) {
        return cut(left) | cut(right);
    }

    public static double xor(double left, double right) {
        return cut(left) ^ cut(right);
    }

    public static double and(double left, double right) {
        return cut(left) & cut(right);
    }

    public static double shiftLeft(double value, double count) {
        return cut(value) << cut(count);
    }

    public static double shiftRight(double value, double count) {
        return cut(value) >> cut(count);
    }

    public static double shiftRightZero(double value, double count) {
        return (cut(value) >>> cut(count)) & UNSIGNED;
    }

    private static int cut(double value) {
        return (int) (long) (value % TWO_TO_32);
    }
}
