/** What others may see of disputes. */
@org.jspecify.annotations.NullMarked
package io.paychain.disputes.api;
