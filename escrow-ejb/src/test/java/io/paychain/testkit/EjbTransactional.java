package io.paychain.testkit;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Put on every session bean by {@link EjbExtension}. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@interface EjbTransactional {}
