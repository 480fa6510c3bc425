package io.hdlgen.link.host;

/**
 * What the engine has counted.
 *
 * @param samples trained
 * @param predictions made, in training too; 0 without {@code control: [counters]}, as the others below
 * @param correct those that were the label
 * @param cycles clocks in which it was busy
 */
public record Statistics(long samples, long predictions, long correct, long cycles) {}
