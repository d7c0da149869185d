package io.aiocosmos.json.jackson;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aiocosmos.error.CosmosSetupException;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.PackageVersion;

/**
 * Jackson 3 takes its annotations from a jar of Jackson 2, which others manage: Spring Boot 3.5 makes it 2.19. Of too old
 * a one Jackson misses classes at the first mapper, or only at the first item.
 */
final class RequiredAnnotations {
    private RequiredAnnotations() {}

    /** @throws CosmosSetupException that says what to do */
    static void check() {
        String problem =
                problem(PackageVersion.VERSION, JsonProperty.class.getPackage().getImplementationVersion());
        if (problem != null) throw new CosmosSetupException(problem);
    }

    /**
     * What is wrong, or {@code null}.
     *
     * @param annotations {@code null} if nobody knows, such as on the module path
     */
    static String problem(Version jackson, String annotations) {
        int needed = 20 + jackson.getMinorVersion(); // 3.0 came with 2.20
        if (annotations == null || minor(annotations) >= needed) return null;
        return "Jackson " + jackson + " needs jackson-annotations 2." + needed + " or later, found " + annotations
                + ". Set jackson-bom.version to 2." + needed
                + ".0 or later where Spring Boot's parent is yours, else manage"
                + " com.fasterxml.jackson.core:jackson-annotations.";
    }

    /** Of 2.x; what is not of such a form is taken for new enough. */
    private static int minor(String version) {
        int start = version.indexOf('.') + 1;
        int end = start;
        while (end < version.length() && Character.isDigit(version.charAt(end))) end++;
        return version.startsWith("2.") && end > start && end - start < 9
                ? Integer.parseInt(version.substring(start, end))
                : Integer.MAX_VALUE;
    }
}
