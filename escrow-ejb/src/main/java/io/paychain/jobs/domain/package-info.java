/** The rules of jobs. */
@org.jspecify.annotations.NullMarked
package io.paychain.jobs.domain;
