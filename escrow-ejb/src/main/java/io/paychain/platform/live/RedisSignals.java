package io.paychain.platform.live;

import io.paychain.platform.config.Setting;
import io.paychain.platform.health.HealthPart;
import io.paychain.platform.outbox.EventsNumbered;
import io.paychain.platform.time.Background;
import io.paychain.platform.time.Turnstile;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Tells the other nodes over Redis that there are events to read. Redis may be missing, slow or gone
 * at any time: every node looks each second anyway.
 */
@ApplicationScoped
public class RedisSignals implements HealthPart {

    private static final System.Logger LOG = System.getLogger(RedisSignals.class.getName());
    private static final String TOPIC = "channel:websocket:broadcast";
    private static final long RETRY_MILLIS = 1_000;

    @Inject
    LiveHub hub;

    @Inject
    Background background;

    private final Turnstile telling =
            new Turnstile("live signal", (name, task) -> background.run(name, task), this::tell);
    private @Nullable RedisClient redis;
    private @Nullable JedisPubSub listener;
    private volatile boolean stopped;
    private volatile boolean up;

    @PostConstruct
    void connect() {
        redis = Setting.source()
                .text("paychain.redis.url")
                .map(url -> RedisClient.create(URI.create(url)))
                .orElse(null);
    }

    /** Starts listening on a thread of its own; does nothing without a configured Redis. */
    void start() {
        if (redis != null) {
            background.run("live signals", this::listenUntilStopped);
        }
    }

    /** Ends the connections. */
    void stop() {
        stopped = true;
        RedisClient client = redis;
        try {
            if (listener != null && listener.isSubscribed()) {
                listener.unsubscribe();
            }
        } catch (JedisException gone) {
            LOG.log(Level.DEBUG, "Redis was gone before we were", gone);
        }
        if (client != null) {
            client.close();
        }
    }

    void onNumbered(@Observes EventsNumbered event) {
        if (redis != null) {
            telling.ask();
        }
    }

    private void tell() {
        RedisClient client = redis;
        if (client == null || stopped) {
            return;
        }
        try {
            client.publish(TOPIC, "wake");
            up = true;
        } catch (JedisException away) {
            up = false;
        }
    }

    private void listenUntilStopped() {
        while (!stopped) {
            try {
                listen();
            } catch (JedisException away) {
                up = false;
            }
            pause();
        }
    }

    private void listen() {
        RedisClient client = redis;
        if (client == null) {
            return;
        }
        JedisPubSub wakeUps = new JedisPubSub() {
            @Override
            public void onSubscribe(String channel, int subscribedChannels) {
                up = true;
            }

            @Override
            public void onMessage(String channel, String message) {
                hub.wake();
            }
        };
        listener = wakeUps;
        client.subscribe(wakeUps, TOPIC);
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String status() {
        return redis == null ? "off" : up ? "up" : "down";
    }
}
