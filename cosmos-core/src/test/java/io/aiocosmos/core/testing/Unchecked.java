package io.aiocosmos.core.testing;

/** Throws undeclared checked exceptions, as code in other languages does. */
public final class Unchecked {
    private Unchecked() {}

    /** Throws; the return type lets the caller write {@code throw} for the compiler. */
    public static RuntimeException of(Throwable any) {
        throw Unchecked.<RuntimeException>as(any);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E as(Throwable any) throws E {
        throw (E) any;
    }
}
