/** Identity on PostgreSQL, web3j and Nimbus. */
@org.jspecify.annotations.NullMarked
package io.paychain.identity.adapter;
