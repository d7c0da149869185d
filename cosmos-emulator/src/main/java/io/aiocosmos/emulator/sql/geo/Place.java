package io.aiocosmos.emulator.sql.geo;

/** A point of the unit sphere, or a direction from its centre. */
record Place(double x, double y, double z) {
    static Place of(double longitude, double latitude) {
        double east = Math.toRadians(longitude);
        double north = Math.toRadians(latitude);
        return new Place(Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north));
    }

    /** In radians, as on maps. */
    double latitude() {
        return Math.atan2(z, Math.hypot(x, y));
    }

    /** In radians, east of Greenwich. */
    double longitude() {
        return Math.atan2(y, x);
    }

    double dot(Place other) {
        return x * other.x + y * other.y + z * other.z;
    }

    Place cross(Place other) {
        return new Place(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    Place times(double factor) {
        return new Place(x * factor, y * factor, z * factor);
    }

    Place minus(Place other) {
        return new Place(x - other.x, y - other.y, z - other.z);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    /** The angle between two directions, exact for small ones too. */
    double angle(Place other) {
        return Math.atan2(cross(other).length(), dot(other));
    }
}
