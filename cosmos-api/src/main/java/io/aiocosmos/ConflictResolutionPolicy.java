package io.aiocosmos;

import java.util.Optional;

/**
 * What becomes of writes to one item in several regions at once; for accounts with several write regions, and fixed when
 * the container is created. Immutable.
 *
 * @see ContainerProperties.Builder#conflictResolution
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/conflict-resolution-policies">Conflict resolution</a>
 */
public final class ConflictResolutionPolicy {
    private final JsonObject json;

    ConflictResolutionPolicy(JsonObject json) {
        this.json = json;
    }

    /** The write that came last by the service's time stamp wins, a delete always; the service's default. */
    public static ConflictResolutionPolicy lastWriterWins() {
        return lastWriterWins("/_ts");
    }

    /** The write with the highest number at the path wins, a delete always. */
    public static ConflictResolutionPolicy lastWriterWins(String path) {
        return of("LastWriterWins").with("conflictResolutionPath", Check.path("a conflict resolution", path));
    }

    /** All but one go into the conflicts feed. */
    public static ConflictResolutionPolicy custom() {
        return of("Custom");
    }

    /**
     * A stored procedure decides.
     *
     * @param procedure its link, such as {@code dbs/books/colls/ledger/sprocs/resolver}
     */
    public static ConflictResolutionPolicy custom(String procedure) {
        return of("Custom").with("conflictResolutionProcedure", Check.notBlank("procedure", procedure));
    }

    private static ConflictResolutionPolicy of(String mode) {
        return new ConflictResolutionPolicy(JsonObject.EMPTY.with("mode", mode));
    }

    private ConflictResolutionPolicy with(String name, String value) {
        return new ConflictResolutionPolicy(json.with(name, value));
    }

    /** {@code LastWriterWins} or {@code Custom}. */
    public String mode() {
        return json.text("mode");
    }

    /** Where the number is by which the last write wins. */
    public Optional<String> path() {
        return text("conflictResolutionPath");
    }

    /** The link of the stored procedure that decides. */
    public Optional<String> procedure() {
        return text("conflictResolutionProcedure");
    }

    /** The service has an empty text where there is none. */
    private Optional<String> text(String name) {
        return Optional.ofNullable(json.text(name)).filter(text -> !text.isEmpty());
    }

    RawJson json() {
        return json.json();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConflictResolutionPolicy && json.equals(((ConflictResolutionPolicy) other).json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
