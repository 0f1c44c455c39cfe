package io.paychain.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * The REST interface under {@code /api/v1}. Access tokens are checked by MicroProfile JWT, then by
 * our own filter. The scope annotation is what makes {@code @LoginConfig} be seen at all.
 */
@ApplicationScoped
@ApplicationPath("/api/v1")
@LoginConfig(authMethod = "MP-JWT", realmName = "paychain")
public class PayChainApplication extends Application {

    /**
     * Server hints, ignored by servers that do not know them: Jersey's own JSON is off, so that ours
     * is the only one, and answers without a body keep their status instead of an error page.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.jsonFeature", "none",
                "jersey.config.server.response.setStatusOverSendError", true,
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.beanValidation.enableOutputValidationErrorEntity.server", false);
    }
}
