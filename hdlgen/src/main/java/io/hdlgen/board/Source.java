package io.hdlgen.board;

/**
 * Something that facts of a board were read in. One of path, issue and document is given, the others are empty.
 *
 * @param id what the facts call it
 * @param repository {@code owner/name} on GitHub; empty for a document
 * @param path of a file in it
 * @param commit at which the file was read: 40 hexadecimal digits, or empty
 * @param issue number of an issue or pull request in it
 * @param document title of a document, with its number
 */
public record Source(String id, String repository, String path, String commit, String issue, String document) {
    /** The source in a line. */
    @Override
    public String toString() {
        if (!document.isEmpty()) {
            return document;
        }
        if (!issue.isEmpty()) {
            return repository + "#" + issue;
        }
        return repository + " " + path + (commit.isEmpty() ? "" : " (" + commit.substring(0, 10) + ")");
    }
}
