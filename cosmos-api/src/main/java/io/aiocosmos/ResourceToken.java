package io.aiocosmos;

/** A resource token: it opens what its permission names, for as long as it is valid. */
public final class ResourceToken implements CosmosCredential {
    private final String token;

    ResourceToken(String token) {
        if (!Check.notBlank("token", token).startsWith("type=resource"))
            throw new IllegalArgumentException("a resource token begins with type=resource");
        this.token = token;
    }

    /** The token; a secret. */
    public String token() {
        return token;
    }

    @Override
    public String toString() {
        return "ResourceToken[<hidden>]";
    }
}
