package io.paychain.simulation;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;

/** The only source of chance in a history: the same seed gives the same history. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from 0 to below the bound. */
    int upTo(int bound) {
        return random.nextInt(bound);
    }

    /** A number from one to another, both included. */
    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    /** True in so many of a thousand cases. */
    boolean permille(int share) {
        return share > 0 && random.nextInt(1000) < share;
    }

    /** One of a list that is not empty. */
    <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A part of an amount; often all, nothing, or a single unit more or less than a half. */
    BigInteger partOf(BigInteger whole) {
        return switch (random.nextInt(5)) {
            case 0 -> BigInteger.ZERO;
            case 1 -> whole;
            case 2 -> whole.shiftRight(1).add(BigInteger.ONE).min(whole);
            default ->
                whole.multiply(BigInteger.valueOf(random.nextInt(1, 1_000_000))).divide(BigInteger.valueOf(1_000_000));
        };
    }
}
