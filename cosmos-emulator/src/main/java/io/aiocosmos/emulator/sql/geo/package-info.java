/**
 * GeoJSON on the globe: lengths and areas are those of WGS84, as the service's are. What lies in what, and where lines
 * cross, is decided on a sphere, whose great circles edges are. Containers of planar geometry are not served.
 */
package io.aiocosmos.emulator.sql.geo;
