package io.hdlgen.regress;

import io.hdlgen.golden.noise.SplitMix64;
import java.util.SplittableRandom;

/**
 * What a design is drawn with. Choices with a name are dealt like cards: of every n consecutive designs of a rule each of n choices gets one, in an order that another name or another n
 * designs shuffles anew, so that few designs meet every choice and no two choices go together.
 */
final class Dice {
    private final long deck;
    private final long turn;
    private final boolean dealt;
    private final SplittableRandom random;

    /**
     * Dice for a draft.
     *
     * @param deck identifies the cards
     * @param turn which design of this deck, from 0
     * @param attempt which draft of this design, from 0
     * @param dealt whether named choices are dealt, not drawn
     */
    Dice(long deck, long turn, int attempt, boolean dealt) {
        this.deck = deck;
        this.turn = turn;
        this.dealt = dealt;
        this.random = new SplittableRandom(mix(deck, turn, attempt));
    }

    /** One of some choices; {@code name} says which decision it is. */
    @SafeVarargs
    final <T> T deal(String name, T... choices) {
        return choices[dealt ? card(name, choices.length) : random.nextInt(choices.length)];
    }

    /** One of some choices, whatever the designs before had. */
    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** From {@code low} to {@code high}; an empty range gives its lower end: the reader refuses the description, and another one is drawn. */
    int between(int low, int high) {
        return low + random.nextInt(Math.max(0, high - low) + 1);
    }

    long seed() {
        return random.nextLong();
    }

    private int card(String name, int n) {
        SplittableRandom shuffle = new SplittableRandom(mix(deck, name.hashCode(), turn / n));
        int[] cards = new int[n];
        for (int i = 0; i < n; i++) {
            int j = shuffle.nextInt(i + 1);
            cards[i] = cards[j];
            cards[j] = i;
        }
        return cards[(int) (turn % n)];
    }

    /** One number of several, well mixed. */
    static long mix(long... parts) {
        long mixed = 0;
        for (long part : parts) {
            mixed = new SplitMix64(mixed ^ part).next();
        }
        return mixed;
    }
}
