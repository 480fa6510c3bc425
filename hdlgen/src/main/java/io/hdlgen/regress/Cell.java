package io.hdlgen.regress;

/**
 * A cell of a table of coverage.
 *
 * @param table name
 * @param row what was exercised
 * @param column in which circumstances
 */
public record Cell(String table, String row, String column) {}
