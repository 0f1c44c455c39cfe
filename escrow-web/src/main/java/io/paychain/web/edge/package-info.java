/** Servlet filters in front of everything: trace id, headers, CORS, alias, static files. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.edge;
