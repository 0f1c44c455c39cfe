package io.paychain.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveSocketTest {

    /**
     * The feed calls a socket with the subscription's lock held; a socket that called the hub with a lock of its own
     * held would wait for the feed while the feed waits for it, and every stream of the node would fall silent.
     */
    @Test
    void socket_hasNoLockOfItsOwn() {
        List<String> locked = Arrays.stream(LiveSocket.class.getDeclaredMethods())
                .filter(method -> Modifier.isSynchronized(method.getModifiers()))
                .map(Method::getName)
                .toList();
        assertEquals(List.of(), locked);
    }
}
