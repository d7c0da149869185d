package io.aiocosmos.benchmarks.gateway;

/** The headers that the service sends with nearly every response, from its documentation and clients. */
public final class ResponseHead {
    public static final String USUAL = String.join(
                    "\r\n",
                    "Cache-Control: no-store, no-cache",
                    "Pragma: no-cache",
                    "Server: Microsoft-HTTPAPI/2.0",
                    "Strict-Transport-Security: max-age=31536000",
                    "x-ms-activity-id: 0f3e0d3a-6b0c-4b36-9d49-1f6c8d3c2b11",
                    "x-ms-last-state-change-utc: Thu, 11 Jan 2024 02:21:17.443 GMT",
                    "x-ms-schemaversion: 1.16",
                    "lsn: 31",
                    "x-ms-request-charge: 1",
                    "x-ms-quorum-acked-lsn: 31",
                    "x-ms-current-write-quorum: 3",
                    "x-ms-current-replica-set-size: 4",
                    "x-ms-documentdb-partitionkeyrangeid: 0",
                    "x-ms-xp-role: 1",
                    "x-ms-global-Committed-lsn: 30",
                    "x-ms-number-of-read-regions: 0",
                    "x-ms-transport-request-id: 5",
                    "x-ms-cosmos-llsn: 31",
                    "x-ms-cosmos-quorum-acked-llsn: 31",
                    "x-ms-session-token: 0:-1#31",
                    "x-ms-request-duration-ms: 0.413",
                    "x-ms-serviceversion: version=2.14.0.0",
                    "x-ms-cosmos-is-partition-key-delete-pending: false",
                    "x-ms-cosmos-physical-partition-id: 0",
                    "x-ms-resource-quota: documentSize=10240;documentsSize=10485760;documentsCount=-1;",
                    "x-ms-resource-usage: documentSize=0;documentsSize=1;documentsCount=9;collectionSize=2;",
                    "x-ms-alt-content-path: dbs/bench/colls/items",
                    "x-ms-content-path: AbCdAJ1rbAA=",
                    "x-ms-gatewayversion: version=2.14.0",
                    "Date: Fri, 12 Jan 2024 21:44:35 GMT")
            + "\r\n";

    private ResponseHead() {}
}
