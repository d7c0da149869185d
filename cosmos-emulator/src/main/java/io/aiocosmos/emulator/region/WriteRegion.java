package io.aiocosmos.emulator.region;

/**
 * Which region takes the writes, of the account or of one partition key range.
 *
 * @param version ascends with each change; session tokens carry it
 */
public record WriteRegion(Region region, int version) {
    /** The later of two decisions. @param other {@code null} if there is none */
    public WriteRegion orLater(WriteRegion other) {
        return other == null || other.version < version ? this : other;
    }
}
