package io.paychain.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The module's own classes, read once for all rules. */
final class ProductClasses {

    static final JavaClasses ALL = new ClassFileImporter().importPath(Path.of("target/classes"));

    private ProductClasses() {}
}
