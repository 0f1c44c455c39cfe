/** The tables of API keys. */
@org.jspecify.annotations.NullMarked
package io.paychain.apikeys.adapter;
