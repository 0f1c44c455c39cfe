package io.paychain.system;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A cookie as the server sent it.
 *
 * @param flags what stands behind the value, for example {@code Path=/admin}; without those that tell a time
 */
record SentCookie(String name, String value, Set<String> flags) {

    /** The only cookie of an answer. */
    static SentCookie of(Answer answer) {
        List<String> sent = answer.headers().allValues("set-cookie");
        if (sent.size() != 1) {
            throw new AssertionError("expected one cookie but got " + sent.size() + " with " + answer.status());
        }
        String[] parts = sent.get(0).split(";\\s*", -1);
        Set<String> flags = new TreeSet<>(Arrays.asList(parts).subList(1, parts.length));
        String[] pair = parts[0].split("=", 2);
        return new SentCookie(pair[0], pair[1], flags);
    }

    /** The console's cookie of an administrator who is signed in. */
    static SentCookie ofConsole(Person admin) {
        return of(admin.api().post("/api/v1/auth/console", null).expect(204));
    }

    /** As a browser sends it back. */
    String pair() {
        return name + "=" + value;
    }
}
