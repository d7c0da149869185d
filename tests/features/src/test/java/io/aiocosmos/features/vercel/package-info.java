/** The suite against a server of others: {@code @vercel/cosmosdb-server}, a program for Node.js. */
package io.aiocosmos.features.vercel;
