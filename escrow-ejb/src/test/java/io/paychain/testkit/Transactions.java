package io.paychain.testkit;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Thread-bound transactions with the container's rules: REQUIRED joins, REQUIRES_NEW and
 * NOT_SUPPORTED suspend, runtime exceptions roll back, application exceptions as they say.
 */
@SuppressWarnings("ThreadLocalUsage") // one instance per application under test
final class Transactions {

    private final EntityManagerFactory factory;
    private final ThreadLocal<@Nullable Active> current = new ThreadLocal<>();

    Transactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    private static final class Active {
        final EntityManager em;
        final List<Synchronization> synchronizations = new ArrayList<>();
        boolean rollbackOnly;

        Active(EntityManager em) {
            this.em = em;
        }
    }

    /** An EntityManager that follows the thread's transaction, as the container's does. */
    EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, args) -> {
                    Active active = current.get();
                    if (active == null) {
                        throw new jakarta.persistence.TransactionRequiredException(
                                "no transaction for EntityManager." + method.getName());
                    }
                    try {
                        return method.invoke(active.em, args);
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    boolean active() {
        return current.get() != null;
    }

    void register(Synchronization synchronization) {
        Active active = current.get();
        if (active == null) {
            throw new IllegalStateException("no transaction to register with");
        }
        active.synchronizations.add(synchronization);
    }

    <T> T run(TransactionAttributeType type, Callable<T> work) throws Exception {
        Active outer = current.get();
        return switch (type) {
            case REQUIRED, SUPPORTS ->
                outer == null && type == TransactionAttributeType.REQUIRED ? begin(work) : join(outer, work);
            case MANDATORY -> {
                if (outer == null) {
                    throw new jakarta.ejb.EJBTransactionRequiredException("MANDATORY without a transaction");
                }
                yield join(outer, work);
            }
            case REQUIRES_NEW -> suspended(outer, () -> begin(work));
            case NOT_SUPPORTED -> suspended(outer, work);
            case NEVER -> {
                if (outer != null) {
                    throw new jakarta.ejb.EJBException("NEVER within a transaction");
                }
                yield work.call();
            }
        };
    }

    private <T> T join(@Nullable Active outer, Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (RuntimeException e) {
            if (outer != null && rollsBack(e)) {
                outer.rollbackOnly = true;
            }
            throw e;
        }
    }

    private <T> T suspended(@Nullable Active outer, Callable<T> work) throws Exception {
        current.remove();
        try {
            return work.call();
        } finally {
            if (outer == null) {
                current.remove();
            } else {
                current.set(outer);
            }
        }
    }

    private <T> T begin(Callable<T> work) throws Exception {
        Active active = new Active(factory.createEntityManager());
        current.set(active);
        active.em.getTransaction().begin();
        boolean committed = false;
        try {
            T result = work.call();
            committed = complete(active);
            return result;
        } catch (Exception e) {
            if (!rollsBack(e)) {
                committed = complete(active);
            }
            throw e;
        } finally {
            end(active, committed);
        }
    }

    private static boolean complete(Active active) {
        active.synchronizations.forEach(Synchronization::beforeCompletion);
        return !active.rollbackOnly && commit(active);
    }

    private static boolean commit(Active active) {
        active.em.getTransaction().commit();
        return true;
    }

    private void end(Active active, boolean committed) {
        if (active.em.getTransaction().isActive()) {
            active.em.getTransaction().rollback();
        }
        active.em.close();
        current.remove();
        int status = committed ? Status.STATUS_COMMITTED : Status.STATUS_ROLLEDBACK;
        active.synchronizations.forEach(s -> s.afterCompletion(status));
    }

    private static boolean rollsBack(Exception e) {
        ApplicationException rule = e.getClass().getAnnotation(ApplicationException.class);
        return rule == null ? e instanceof RuntimeException : rule.rollback();
    }
}
