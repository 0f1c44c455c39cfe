/** Access to the one relational store. */
@org.jspecify.annotations.NullMarked
package io.paychain.platform.persistence;
