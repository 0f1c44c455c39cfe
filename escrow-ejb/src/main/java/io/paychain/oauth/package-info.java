/**
 * The OAuth 2.1 authorization server (D31): applications, what people let them do, and the tokens for it.
 *
 * <p>Promises that nothing is answered to an address that its client did not register, that every code and proof works
 * once, and that a token reaches only what its scopes name. Sessions and keys are identity's; uses nothing else.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.oauth;
