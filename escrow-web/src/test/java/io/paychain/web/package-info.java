/** Tests of the web layer without a server. */
@org.jspecify.annotations.NullMarked
package io.paychain.web;
