/** What operators ask and do by HTTP; the console has its own pages. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.admin;
