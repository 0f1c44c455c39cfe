package io.paychain.platform.live;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The live channels: two public ones and one for each person. */
public final class Channels {

    /** What everybody may hear. */
    public static final Set<String> PUBLIC = Set.of("jobs", "payments");

    private static final Pattern PERSONAL = Pattern.compile("user:[1-9][0-9]{0,17}");

    private Channels() {}

    /** A person's own channel. */
    public static String of(long userId) {
        return "user:" + userId;
    }

    /** True for a name that some channel can have. */
    public static boolean exists(String channel) {
        return PUBLIC.contains(channel) || PERSONAL.matcher(channel).matches();
    }

    /**
     * What the person hears who asks for these: their own channel is implied.
     *
     * @return empty when one of them is unknown or somebody else's
     */
    public static Optional<Set<String>> allowed(Collection<String> asked, long userId) {
        String own = of(userId);
        Set<String> channels = new LinkedHashSet<>();
        for (String channel : asked) {
            if (!PUBLIC.contains(channel) && !channel.equals(own)) {
                return Optional.empty();
            }
            channels.add(channel);
        }
        channels.add(own);
        return Optional.of(channels);
    }

    /** The position behind an event id; empty when it is none. */
    public static Optional<Long> position(String eventId) {
        return eventId.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(eventId)) : Optional.empty();
    }
}
