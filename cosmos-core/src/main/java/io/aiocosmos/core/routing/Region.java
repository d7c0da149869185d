package io.aiocosmos.core.routing;

import io.aiocosmos.spi.Origin;

/** One region of an account; the name is empty for the endpoint that the user gave. */
public record Region(String name, Origin origin) {
    /** Whether two names mean one region: {@code West US 2}, {@code westus2} and {@code west-us-2} do. */
    static boolean sameName(String one, String other) {
        int i = skipSeparators(one, 0);
        int j = skipSeparators(other, 0);
        while (i < one.length() && j < other.length()) {
            if (Character.toLowerCase(one.charAt(i)) != Character.toLowerCase(other.charAt(j))) return false;
            i = skipSeparators(one, i + 1);
            j = skipSeparators(other, j + 1);
        }
        return i == one.length() && j == other.length();
    }

    private static int skipSeparators(String name, int i) {
        while (i < name.length() && " -_".indexOf(name.charAt(i)) >= 0) i++;
        return i;
    }

    @Override
    public String toString() {
        return name.isEmpty() ? origin.toString() : name;
    }
}
