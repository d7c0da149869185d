/**
 * The asynchronous view behind the interfaces of the blocking one: futures are joined, publishers are pulled. So a case
 * is written once, against the blocking interfaces, and runs through both views.
 */
package io.aiocosmos.features.joined;
