/** The REST application. Features have a package each; the rest is plumbing all of them share. */
@org.jspecify.annotations.NullMarked
package io.paychain.web;
