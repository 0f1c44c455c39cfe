package io.paychain.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A server refuses calls of session beans' methods that are not public ("not a business method"), which no test
 * outside a server sees.
 */
class SessionBeansTest {

    private static final JavaClasses PRODUCT = ProductClasses.ALL;

    @Test
    void whatOthersCall_isPublic() {
        assertTrue(PRODUCT.stream().filter(SessionBeansTest::sessionBean).count() > 20);
        assertEquals(
                List.of(),
                PRODUCT.stream()
                        .filter(SessionBeansTest::sessionBean)
                        .flatMap(bean -> bean.getMethods().stream())
                        .filter(SessionBeansTest::refused)
                        .map(JavaMethod::getFullName)
                        .sorted()
                        .toList());
    }

    @Test
    void plantedBreach_isFound() {
        JavaClass planted = new ClassFileImporter()
                .importClasses(Planted.class, Planted.Caller.class)
                .get(Planted.class);
        assertTrue(sessionBean(planted));
        assertEquals(
                1,
                planted.getMethods().stream().filter(SessionBeansTest::refused).count());
    }

    private static boolean sessionBean(JavaClass type) {
        return type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class);
    }

    private static boolean refused(JavaMethod method) {
        boolean open = method.getModifiers().contains(JavaModifier.PUBLIC)
                || method.getModifiers().contains(JavaModifier.PRIVATE)
                || method.getModifiers().contains(JavaModifier.STATIC);
        return !open
                && method.getCallsOfSelf().stream()
                        .anyMatch(call -> !call.getOriginOwner().equals(method.getOwner()));
    }

    /** A bean with a method that only its package sees. */
    @Stateless
    static class Planted {

        void hidden() {}

        static class Caller {
            void call(Planted bean) {
                bean.hidden();
            }
        }
    }
}
