/** What of the requests is remembered in the audit trail, and who reads it. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.audit;
