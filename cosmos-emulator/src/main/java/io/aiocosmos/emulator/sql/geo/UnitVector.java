package io.aiocosmos.emulator.sql.geo;

/** A point of the unit sphere, or a direction from its centre. */
record UnitVector(double x, double y, double z) {
    static UnitVector of(double longitude, double latitude) {
        double east = Math.toRadians(longitude);
        double north = Math.toRadians(latitude);
        return new UnitVector(Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north));
    }

    /** In radians, as on maps. */
    double latitude() {
        return Math.atan2(z, Math.hypot(x, y));
    }

    /** In radians, east of Greenwich. */
    double longitude() {
        return Math.atan2(y, x);
    }

    double dot(UnitVector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    UnitVector cross(UnitVector other) {
        return new UnitVector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    UnitVector times(double factor) {
        return new UnitVector(x * factor, y * factor, z * factor);
    }

    UnitVector minus(UnitVector other) {
        return new UnitVector(x - other.x, y - other.y, z - other.z);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    /** The angle between two directions, exact for small ones too. */
    double angle(UnitVector other) {
        return Math.atan2(cross(other).length(), dot(other));
    }
}
