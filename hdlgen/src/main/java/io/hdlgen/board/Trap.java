package io.hdlgen.board;

/**
 * What is easily got wrong about a board.
 *
 * @param about what sources say, or what one would think
 * @param resolved what this file says, and why
 */
public record Trap(String about, String resolved, Origin origin) {}
