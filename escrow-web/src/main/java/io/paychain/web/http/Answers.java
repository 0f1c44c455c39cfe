package io.paychain.web.http;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** What stands under {@code data} of a successful answer, for the API description. */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Answers {

    /** The type of {@code data}, or of its items. */
    Class<?> value();

    /** True when {@code data} is a page: {@code items} of the type and {@code next_cursor}. */
    boolean page() default false;

    /** True when {@code data} is a list of the type. */
    boolean list() default false;
}
