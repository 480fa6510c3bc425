package io.hdlgen.mutation;

import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions to z3 about literals of an {@link Aig}. */
final class Sat {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Aig graph;
    private final Path folder;
    private final int seconds;

    /**
     * A solver.
     *
     * @param folder for its files
     * @param seconds of processor time after which it gives up, however busy the machine is
     */
    Sat(Aig graph, Path folder, int seconds) {
        this.graph = graph;
        this.folder = folder;
        this.seconds = seconds;
    }

    /** How a question ended. */
    enum Answer {
        NEVER,
        POSSIBLE,
        UNKNOWN
    }

    /**
     * An answer.
     *
     * @param answer whether all literals can be true at once
     * @param values of all nodes in an example, if there is one: bit n is node n
     */
    record Result(Answer answer, Optional<BitSet> values) {}

    /** Whether literals can all be true. */
    Result all(int... literals) throws IOException {
        int[] variables = variables(literals);
        StringBuilder clauses = new StringBuilder();
        int count = 1 + literals.length;
        clause(clauses, variables, Aig.TRUE);
        for (int literal : literals) {
            clause(clauses, variables, literal);
        }
        for (int node = 1; node < variables.length; node++) {
            if (variables[node] > 0 && graph.isAnd(node)) {
                int a = graph.left(node);
                int b = graph.right(node);
                clause(clauses, variables, 2 * node + 1, a);
                clause(clauses, variables, 2 * node + 1, b);
                clause(clauses, variables, 2 * node, a ^ 1, b ^ 1);
                count += 3;
            }
        }
        Path file = folder.resolve("question.cnf");
        Files.writeString(file, "p cnf " + variables[0] + " " + count + "\n" + clauses);
        return ask(file, variables);
    }

    /** Numbers from 1 up for the nodes that the literals depend on; the constant has the last one. */
    private int[] variables(int... literals) {
        int[] variables = new int[graph.size()];
        for (int literal : literals) {
            variables[literal / 2] = 1;
        }
        int last = 0;
        for (int node = variables.length - 1; node > 0; node--) {
            if (variables[node] > 0) {
                variables[node] = ++last;
                if (graph.isAnd(node)) {
                    variables[graph.left(node) / 2] = 1;
                    variables[graph.right(node) / 2] = 1;
                }
            }
        }
        variables[0] = last + 1;
        return variables;
    }

    private Result ask(Path file, int[] variables) {
        String limited = "ulimit -t " + seconds + " && exec z3 -dimacs \"$0\"";
        List<String> words = List.of("sh", "-c", limited, file.toString());
        String output = new ProcessTool()
                .run(new Tool.Command(words, folder, Map.of(), LIMIT))
                .output();
        if (output.startsWith("s UNSATISFIABLE")) {
            return new Result(Answer.NEVER, Optional.empty());
        }
        if (output.startsWith("s SATISFIABLE")) {
            return new Result(Answer.POSSIBLE, Optional.of(example(output, variables)));
        }
        if (output.isBlank()
                || output.contains("Killed")
                || output.contains("CPU time")
                || output.contains("timeout")
                || output.contains("UNKNOWN")) { // out of time
            return new Result(Answer.UNKNOWN, Optional.empty());
        }
        throw new IllegalStateException("z3: " + output);
    }

    /** What the question did not mention is false where it is a variable; the rest follows. */
    private BitSet example(String output, int[] variables) {
        BitSet model = new BitSet();
        for (String word :
                output.substring(output.indexOf('\n')).replace("v", "").strip().split("\\s+", -1)) {
            int number = Integer.parseInt(word);
            if (number > 0) {
                model.set(number);
            }
        }
        BitSet values = new BitSet(graph.size());
        for (int node = 1; node < graph.size(); node++) {
            if (graph.isAnd(node)) {
                values.set(node, value(values, graph.left(node)) && value(values, graph.right(node)));
            } else {
                values.set(node, node < variables.length && variables[node] > 0 && model.get(variables[node]));
            }
        }
        return values;
    }

    /** The value of a literal in an example. */
    static boolean value(BitSet values, int literal) {
        return values.get(literal / 2) ^ (literal & 1) == 1;
    }

    private static void clause(StringBuilder clauses, int[] variables, int... literals) {
        for (int literal : literals) {
            int variable = variables[literal / 2];
            clauses.append((literal & 1) == 0 ? variable : -variable).append(' ');
        }
        clauses.append("0\n");
    }
}
