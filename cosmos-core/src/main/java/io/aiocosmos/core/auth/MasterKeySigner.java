package io.aiocosmos.core.auth;

import io.aiocosmos.AccountKey;

/** Signs with an account key, whose version is looked at for each request, because it may change at any time. */
public final class MasterKeySigner implements RequestSigner {
    private final AccountKey account;
    private volatile MasterKey key;

    public MasterKeySigner(AccountKey account) {
        this.account = account;
        this.key = new MasterKey(account);
    }

    @Override
    public String authorizationNow(String verb, String resourceType, String resourceLink, String date) {
        MasterKey current = key;
        if (!current.isCurrent()) key = current = new MasterKey(account);
        return current.authorization(verb, resourceType, resourceLink, date);
    }

    @Override
    public String toString() {
        return "account key <hidden>";
    }
}
