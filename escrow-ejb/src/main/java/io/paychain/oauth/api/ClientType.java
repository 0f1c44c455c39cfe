package io.paychain.oauth.api;

/** Whether an application can keep a secret (RFC 6749, 2.1). */
public enum ClientType {
    /** It runs where others can look into it: a browser, a phone, a desktop. It has no secret. */
    PUBLIC,
    /** It runs on a server of its own and proves itself by a secret. */
    CONFIDENTIAL
}
