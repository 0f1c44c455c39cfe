package io.paychain.web;

import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every resource class of this module, found in its compiled classes. */
public final class Resources {

    private Resources() {}

    /** All of them, by name. */
    public static List<Class<?>> all() {
        try {
            java.nio.file.Path root = java.nio.file.Path.of(PayChainApplication.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<java.nio.file.Path> files = java.nio.file.Files.walk(root)) {
                return files.map(f -> root.relativize(f).toString())
                        .filter(f -> f.endsWith(".class") && f.startsWith("io/paychain/web/"))
                        .<Class<?>>map(f -> load(
                                f.substring(0, f.length() - ".class".length()).replace('/', '.')))
                        .filter(c -> c.isAnnotationPresent(Path.class))
                        .sorted(Comparator.comparing(Class::getName))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Resources.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
