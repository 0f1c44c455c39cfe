package io.paychain.simulation;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A table in {@link MemoryDb}. Entities are copied before a transaction first touches them. */
final class Rows<K, V> {

    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private final MemoryDb db;
    private final Map<K, V> rows = new LinkedHashMap<>();
    private final Map<K, Object> owners = new LinkedHashMap<>();

    Rows(MemoryDb db) {
        this.db = db;
    }

    /** The row; null without one. For values that never change. */
    V get(K key) {
        return rows.get(key);
    }

    Collection<V> all() {
        return rows.values();
    }

    int size() {
        return rows.size();
    }

    void put(K key, V value) {
        V before = rows.put(key, value);
        db.changed(() -> {
            if (before == null) {
                rows.remove(key);
            } else {
                rows.put(key, before);
            }
        });
    }

    void remove(K key) {
        V before = rows.remove(key);
        if (before != null) {
            db.changed(() -> rows.put(key, before));
        }
    }

    /** Keeps a new entity, which the transaction goes on changing. */
    void persist(K key, V entity) {
        put(key, entity);
        owners.put(key, db.current());
    }

    /** An entity for changing: the same object throughout a transaction. Outside of one, for reading only. */
    V entity(K key) {
        V stored = rows.get(key);
        if (stored == null || !db.busy() || owners.get(key) == db.current()) {
            return stored;
        }
        V working = copy(stored);
        put(key, working);
        owners.put(key, db.current());
        return working;
    }

    private static <T> T copy(T entity) {
        try {
            @SuppressWarnings("unchecked")
            Class<T> type = (Class<T>) entity.getClass();
            Constructor<T> maker = type.getDeclaredConstructor();
            maker.setAccessible(true);
            T copy = maker.newInstance();
            for (Field field : FIELDS.computeIfAbsent(type, Rows::fields)) {
                field.set(copy, field.get(entity));
            }
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot copy " + entity.getClass(), e);
        }
    }

    /** Sets a field that the database would fill. */
    static void set(Object entity, String name, Object value) {
        try {
            for (Field field : FIELDS.computeIfAbsent(entity.getClass(), Rows::fields)) {
                if (field.getName().equals(name)) {
                    field.set(entity, value);
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot set " + name, e);
        }
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
