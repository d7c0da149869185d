package io.aiocosmos;

/** Tells what a throughput control refused from what the service did. */
final class HeldBack {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OF_CONTROL = 10003;
    private static final int OF_CONTROL_IN_BULK = 10005;

    private HeldBack() {}

    static boolean is(int status, int subStatus) {
        return status == TOO_MANY_REQUESTS && (subStatus == OF_CONTROL || subStatus == OF_CONTROL_IN_BULK);
    }
}
