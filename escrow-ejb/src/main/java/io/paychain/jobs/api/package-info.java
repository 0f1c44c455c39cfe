/** What other features may see of jobs. */
@org.jspecify.annotations.NullMarked
package io.paychain.jobs.api;
