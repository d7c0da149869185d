package io.aiocosmos;

/** What paths of patches may be, checked before anything is sent. */
final class PatchPath {
    private static final String[] UNPATCHABLE = {"id", "_rid", "_self", "_etag", "_ts"};

    private PatchPath() {}

    /**
     * A JSON pointer to something within the item that can be patched. Of another path within the partition key only the
     * container's definition knows.
     */
    static String check(String name, String path) {
        if (!Check.notBlank(name, path).startsWith("/"))
            throw Check.wrong(name + " must begin with a slash, was " + path);
        for (int tilde = path.indexOf('~'); tilde >= 0; tilde = path.indexOf('~', tilde + 1))
            if (!path.startsWith("0", tilde + 1) && !path.startsWith("1", tilde + 1))
                throw Check.wrong(name + " has a ~ that is not written as ~0: " + path);
        for (String each : UNPATCHABLE)
            if (path.startsWith(each, 1)
                    && (path.length() == each.length() + 1 || path.charAt(each.length() + 1) == '/'))
                throw new IllegalArgumentException("/" + each + " cannot be patched");
        return Check.wholeUnicode(name, path);
    }
}
