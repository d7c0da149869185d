/**
 * A gateway that answers everything at once with bytes encoded beforehand, so that what is measured is the client. A
 * process of its own: {@link io.aiocosmos.benchmarks.gateway.Gateway}.
 */
package io.aiocosmos.benchmarks.gateway;
