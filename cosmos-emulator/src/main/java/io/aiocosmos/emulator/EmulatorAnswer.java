package io.aiocosmos.emulator;

/**
 * One line of the emulator's log.
 *
 * @param status 0 if the request got no answer
 * @param subStatus 0 if the answer had none
 * @param userAgent {@code ""} if the request had none
 */
public record EmulatorAnswer(String method, String path, String region, int status, int subStatus, String userAgent) {}
