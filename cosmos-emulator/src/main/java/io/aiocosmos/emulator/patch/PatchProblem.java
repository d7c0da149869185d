package io.aiocosmos.emulator.patch;

/** Why an operation cannot be applied. */
final class PatchProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PatchProblem(String message) {
        super(message, null, false, false);
    }
}
