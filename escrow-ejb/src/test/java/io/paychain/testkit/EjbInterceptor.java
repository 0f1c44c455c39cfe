package io.paychain.testkit;

import jakarta.annotation.Priority;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;

/** Gives session beans the transaction that {@link TransactionAttribute} asks for. */
@Interceptor
@EjbTransactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class EjbInterceptor {

    @Inject
    Transactions transactions;

    @AroundInvoke
    Object invoke(InvocationContext context) throws Exception {
        return transactions.run(attribute(context.getMethod()), context::proceed);
    }

    private static TransactionAttributeType attribute(Method method) {
        TransactionAttribute own = method.getAnnotation(TransactionAttribute.class);
        TransactionAttribute type =
                own != null ? own : method.getDeclaringClass().getAnnotation(TransactionAttribute.class);
        return type == null ? TransactionAttributeType.REQUIRED : type.value();
    }
}
