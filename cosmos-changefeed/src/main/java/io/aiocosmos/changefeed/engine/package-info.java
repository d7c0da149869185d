/** One instance: starts, takes leases, runs a worker for each, and stops. */
package io.aiocosmos.changefeed.engine;
