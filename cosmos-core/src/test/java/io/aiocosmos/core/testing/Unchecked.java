package io.aiocosmos.core.testing;

/** Throws what Java would not let through undeclared, as code in other languages does. */
public final class Unchecked {
    private Unchecked() {}

    /** To be thrown by the caller, which then ends there for the compiler too. */
    public static RuntimeException of(Throwable any) {
        throw Unchecked.<RuntimeException>as(any);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E as(Throwable any) throws E {
        throw (E) any;
    }
}
