package io.paychain.simulation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Builds the product's classes as the container does: fields by type, then the method after construction. */
final class Wiring {

    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, List<Method>> STARTS = new ConcurrentHashMap<>();
    private static final Event<?> SILENT = (Event<?>)
            Proxy.newProxyInstance(Wiring.class.getClassLoader(), new Class<?>[] {Event.class}, (p, m, a) -> null);

    private final List<Object> beans = new ArrayList<>();

    /** Takes a finished part. */
    <T> T add(T bean) {
        beans.add(bean);
        return bean;
    }

    /** Builds a class of the product; a part of the same type that was added before is taken instead. */
    <T> T get(Class<T> type) {
        for (Object bean : beans) {
            if (type.isInstance(bean)) {
                return type.cast(bean);
            }
        }
        try {
            return inject(type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no part for " + type, e);
        }
    }

    /** Fills the fields of a part and adds it. */
    <T> T inject(T bean) {
        try {
            add(bean);
            for (Field field : FIELDS.computeIfAbsent(bean.getClass(), Wiring::fields)) {
                field.set(bean, field.getType() == Event.class ? SILENT : get(field.getType()));
            }
            start(bean);
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot wire " + bean.getClass(), e);
        }
    }

    private static void start(Object bean) throws ReflectiveOperationException {
        for (Method method : STARTS.computeIfAbsent(bean.getClass(), Wiring::starts)) {
            method.invoke(bean);
        }
    }

    private static List<Method> starts(Class<?> type) {
        List<Method> starts = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(PostConstruct.class)) {
                method.setAccessible(true);
                starts.add(method);
            }
        }
        return starts;
    }

    /** Those of the class and its parents; a port of memory inherits fields for SQL that it never uses. */
    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class) && !isSql(field)) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static boolean isSql(Field field) {
        return field.getType().getName().startsWith("jakarta.persistence.");
    }
}
