package io.aiocosmos.emulator.batch;

/**
 * The result that an operation of a batch gets instead of its own.
 *
 * @param retryAfterMillis 0 for none
 * @param afterEffect whether the operation takes effect all the same
 */
public record ElementFault(int status, int subStatus, long retryAfterMillis, boolean afterEffect) {}
