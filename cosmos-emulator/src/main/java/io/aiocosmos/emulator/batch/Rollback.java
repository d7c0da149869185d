package io.aiocosmos.emulator.batch;

/** Ends a transaction so that nothing of it takes effect. */
final class Rollback extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Rollback() {
        super(null, null, false, false);
    }
}
