package io.aiocosmos.emulator.control;

/** What is asked of the emulator is not possible; the message says what is. */
public final class ControlProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private ControlProblem(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public static ControlProblem of(int status, String message) {
        return new ControlProblem(status, message);
    }

    /** What was sent makes no sense. */
    public static ControlProblem invalid(String message) {
        return new ControlProblem(400, message);
    }

    public int status() {
        return status;
    }
}
