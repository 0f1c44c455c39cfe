/** Web plumbing shared by all resources. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.http;
