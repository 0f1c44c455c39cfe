package io.paychain.container;

import io.paychain.launcher.Layout;
import io.paychain.launcher.PayChainStack;
import io.paychain.launcher.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.protocol.servlet5.ServletMethodExecutor;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.descriptor.api.Descriptor;
import org.jspecify.annotations.Nullable;

/**
 * The server as the product starts it, Payara Micro with PostgreSQL, Redis and a chain, for Arquillian. A container
 * adapter of Payara would start another server: without our pool, our options and our services.
 */
public final class ProductContainer implements DeployableContainer<ProductContainer.Configuration> {

    private static final Map<String, String> SETTINGS = Map.of(
            "PAYCHAIN_SERVER_JVM_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms512m -Xmn320m -Xmx768m",
            "PAYCHAIN_RATE_IP_PER_MINUTE", "1000000");

    private @Nullable PayChainStack stack;

    /** Nothing to configure. */
    public static final class Configuration implements ContainerConfiguration {
        @Override
        public void validate() {
            // nothing to check
        }
    }

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public void setup(Configuration configuration) {
        // nothing to set up
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public void start() {
        // the stack starts with the application in it
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        PayChainStack started = PayChainStack.start(StackSettings.temporary(layout(archive), SETTINGS));
        stack = started;
        HTTPContext http = new HTTPContext("127.0.0.1", started.server().port());
        http.add(new Servlet(ServletMethodExecutor.ARQUILLIAN_SERVLET_NAME, ""));
        return new ProtocolMetaData().addContext(http);
    }

    private static Layout layout(Archive<?> archive) throws DeploymentException {
        Path project = Layout.findProject();
        try {
            Path folder = Files.createDirectories(project.resolve("server-config/container-tests/target/stack"));
            Path war = folder.resolve(archive.getName());
            archive.as(ZipExporter.class).exportTo(war.toFile(), true);
            Layout built = Layout.ofProject(project, Files.createTempDirectory(folder, "data"));
            return new Layout(war, built.serverHome(), built.serverSettings(), built.data());
        } catch (IOException e) {
            throw new DeploymentException("cannot write the application with its tests", e);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) {
        stop();
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
            stack = null;
        }
    }

    @Override
    public void deploy(Descriptor descriptor) {
        throw new UnsupportedOperationException("descriptors are not deployed");
    }

    @Override
    public void undeploy(Descriptor descriptor) {
        throw new UnsupportedOperationException("descriptors are not deployed");
    }
}
