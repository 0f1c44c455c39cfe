package io.paychain.system;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Employer, worker and operator at real browsers against the whole running product. The tests themselves are in
 * {@code src/test/e2e}; each is one JUnit test here, and skipped where no Chromium is installed.
 */
class BrowserIT {

    private static final String NO_BROWSER =
            "No Chromium found. Install it: apt-get install chromium (or set PAYCHAIN_CHROMIUM to its path)";

    @TestFactory
    Stream<DynamicTest> peopleAtTheirBrowsers() {
        Optional<Path> chromium = Chromium.find();
        if (chromium.isEmpty()) {
            return BrowserSuite.skipped(NO_BROWSER).tests();
        }
        Product product = Product.running();
        ServerSwitch server = ServerSwitch.of(product);
        return BrowserSuite.against(product.base(), product.rpcUrl(), server.url(), chromium.get())
                .tests()
                .onClose(server::close);
    }
}
