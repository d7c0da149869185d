/** Which leases an instance takes: those that are free, and one from who has too many. */
package io.aiocosmos.changefeed.balance;
