package io.paychain.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;

/** Tells of every statement that goes to the database, for tests of what a call costs. */
final class CountedStatements {

    private CountedStatements() {}

    static DataSource of(DataSource source, Runnable counter) {
        return wrap(DataSource.class, source, counter);
    }

    private static <T> T wrap(Class<T> type, T target, Runnable counter) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (target instanceof Statement && method.getName().startsWith("execute")) {
                counter.run();
            }
            try {
                return wrapped(method.invoke(target, args), counter);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }));
    }

    private static Object wrapped(Object result, Runnable counter) {
        if (result instanceof Connection connection) {
            return wrap(Connection.class, connection, counter);
        }
        if (result instanceof PreparedStatement statement) {
            return wrap(PreparedStatement.class, statement, counter);
        }
        return result instanceof Statement statement ? wrap(Statement.class, statement, counter) : result;
    }
}
