package io.paychain.testkit;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes session beans of the module CDI beans with transactions, and stands in for what only a
 * container can inject (entity manager and data source).
 */
class EjbExtension implements Extension {

    private static final List<Class<? extends Annotation>> SCOPES =
            List.of(ApplicationScoped.class, RequestScoped.class, Dependent.class, Stateless.class, Singleton.class);

    private final TestDatabase database;
    private final Transactions transactions;
    private final List<Class<?>> testBeans;

    EjbExtension(TestDatabase database, Transactions transactions, List<Class<?>> testBeans) {
        this.database = database;
        this.transactions = transactions;
        this.testBeans = testBeans;
    }

    <T> void select(@Observes ProcessAnnotatedType<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (type == EjbInterceptor.class || testBeans.contains(type)) {
            return;
        }
        if (!isBean(type) || fromTests(type) || producesContainerResources(type)) {
            event.veto();
            return;
        }
        if (type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(Singleton.class)) {
            event.configureAnnotatedType()
                    .add(ApplicationScoped.Literal.INSTANCE)
                    .add(LITERAL);
        }
    }

    private static final EjbTransactional LITERAL = new EjbTransactionalLiteral();

    private static final class EjbTransactionalLiteral
            extends jakarta.enterprise.util.AnnotationLiteral<EjbTransactional> implements EjbTransactional {
        private static final long serialVersionUID = 1L;
    }

    private static boolean isBean(Class<?> type) {
        return !type.isAnnotationPresent(Entity.class) && SCOPES.stream().anyMatch(type::isAnnotationPresent);
    }

    private static boolean fromTests(Class<?> type) {
        return place(type).equals(place(EjbExtension.class));
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static boolean producesContainerResources(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .anyMatch(f -> f.isAnnotationPresent(PersistenceContext.class)
                        || (f.isAnnotationPresent(Resource.class)
                                && f.isAnnotationPresent(jakarta.enterprise.inject.Produces.class)));
    }

    void standIns(@Observes AfterBeanDiscovery event) {
        event.addBean()
                .addTransitiveTypeClosure(EntityManager.class)
                .scope(ApplicationScoped.class)
                .createWith(c -> transactions.entityManager());
        event.addBean()
                .addTransitiveTypeClosure(DataSource.class)
                .scope(ApplicationScoped.class)
                .createWith(c -> database.dataSource());
        event.addBean()
                .types(Transactions.class)
                .scope(jakarta.inject.Singleton.class)
                .createWith(c -> transactions);
    }
}
