/** Settings, read once through MicroProfile Config and validated; a bad one stops the start by name. */
@org.jspecify.annotations.NullMarked
package io.paychain.platform.config;
