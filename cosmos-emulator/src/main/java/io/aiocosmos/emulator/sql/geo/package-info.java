/**
 * GeoJSON on the globe: edges are great circles of a sphere with the Earth's mean radius, so distances differ from those
 * on the ellipsoid by up to half a percent. Containers of planar geometry are not served.
 */
package io.aiocosmos.emulator.sql.geo;
