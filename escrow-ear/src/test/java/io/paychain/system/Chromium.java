package io.paychain.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the browser of this machine. */
final class Chromium {

    private static final String[] USUAL_PLACES = {
        "/usr/bin/chromium-headless-shell", // the same browser without windows, which is quicker
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    };

    private Chromium() {}

    /** The browser named by {@code PAYCHAIN_CHROMIUM}, else one at a usual place, else empty. */
    static Optional<Path> find() {
        String named = System.getenv("PAYCHAIN_CHROMIUM");
        Stream<String> places = named == null ? Stream.of(USUAL_PLACES) : Stream.of(named);
        return places.map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
