/** Credentials of azure-identity as credentials of a client. */
@SuppressWarnings("requires-transitive-automatic") // azure-core's own requirements
module io.aiocosmos.azure.identity {
    requires transitive com.azure.core; // AzureIdentity.credential(TokenCredential) shows it
    requires transitive io.aiocosmos;
    requires static org.jspecify;

    exports io.aiocosmos.azure.identity;
}
