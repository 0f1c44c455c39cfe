/** What the console shows. */
@org.jspecify.annotations.NullMarked
package io.paychain.admin.api;
