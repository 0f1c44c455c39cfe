package io.paychain.platform.time;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Threads for work outside requests: the server's managed executor, looked up once, because an
 * injected one is resolved again for each use.
 */
@ApplicationScoped
public class Background {

    private static final System.Logger LOG = System.getLogger(Background.class.getName());

    private Executor executor = Runnable::run;

    @PostConstruct
    @SuppressWarnings("BanJNDI") // a fixed name of the server's own, no user input
    void lookUp() {
        try {
            executor = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        } catch (NamingException outsideAServer) {
            executor = daemonThreads();
        }
    }

    /**
     * Runs the task soon on another thread. A task's exception is logged and ends there.
     *
     * @return false when the server is stopping and takes no more work
     */
    public boolean run(String name, Runnable task) {
        try {
            executor.execute(() -> guarded(name, task));
            return true;
        } catch (RejectedExecutionException stopping) {
            return false;
        }
    }

    private static void guarded(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "background work failed: " + name, e);
        }
    }

    private static ExecutorService daemonThreads() {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "paychain-background");
            thread.setDaemon(true);
            return thread;
        });
    }
}
