package io.paychain.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param war the application, one WAR
 * @param serverHome Payara Micro, unpacked; never run in place but copied for each server
 * @param serverSettings command files and options of the server
 * @param data everything that is kept between starts
 */
public record Layout(Path war, Path serverHome, Path serverSettings, Path data) {

    /**
     * Returns the places in a built source tree.
     *
     * @param project the folder that holds the parent {@code pom.xml}
     * @param data everything that is kept between starts
     */
    public static Layout ofProject(Path project, Path data) {
        Path micro = project.toAbsolutePath().normalize().resolve("server-config/micro");
        return new Layout(
                micro.resolve("target/paychain-micro.war"),
                micro.resolve("target/payara"),
                micro.resolve("src/main/payara"),
                data.toAbsolutePath().normalize());
    }

    /**
     * Returns the source tree that holds the working directory.
     *
     * @throws IllegalStateException when no parent folder is one
     */
    public static Path findProject() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("server-config/micro"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("not inside the PayChain source tree");
        }
        return folder;
    }

    /** Belongs to the server, not to the data: all data directories share it. */
    Path classArchives() {
        return serverHome.resolveSibling("class-archives");
    }

    Path run() {
        return data.resolve("run");
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path database() {
        return data.resolve("pg");
    }

    Path redis() {
        return data.resolve("redis");
    }

    Path chain() {
        return data.resolve("chain");
    }

    Path keys() {
        return data.resolve("keys");
    }

    Path serviceKeys() {
        return data.resolve("service-keys.env");
    }
}
