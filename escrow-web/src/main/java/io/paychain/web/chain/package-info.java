/** What everybody may know about the chain. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.chain;
