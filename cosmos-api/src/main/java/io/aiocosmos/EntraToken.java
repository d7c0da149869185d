package io.aiocosmos;

/** Entra ID (formerly Azure AD) tokens from a supplier. */
public final class EntraToken implements CosmosCredential {
    private final TokenSupplier supplier;

    EntraToken(TokenSupplier supplier) {
        this.supplier = Check.notNull("supplier", supplier);
    }

    /** Where the tokens come from. */
    public TokenSupplier supplier() {
        return supplier;
    }

    @Override
    public String toString() {
        return "EntraToken[<hidden>]";
    }
}
