/** The suite against a server that others wrote: {@code @vercel/cosmosdb-server}, a program for Node.js. */
package io.aiocosmos.features.vercel;
