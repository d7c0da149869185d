/**
 * HTTP clients without an SDK. They send the same signed requests as our SDK and read the response: the lower bound for
 * ours.
 */
package io.aiocosmos.benchmarks.bare;
