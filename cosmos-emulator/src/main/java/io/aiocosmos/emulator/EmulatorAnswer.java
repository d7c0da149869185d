package io.aiocosmos.emulator;

/**
 * One line of the log.
 *
 * @param status 0 if the request got no response
 * @param subStatus 0 if the response had none
 * @param userAgent {@code ""} if the request had none
 */
public record EmulatorAnswer(String method, String path, String region, int status, int subStatus, String userAgent) {}
