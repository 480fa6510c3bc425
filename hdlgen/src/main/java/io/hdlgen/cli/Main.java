package io.hdlgen.cli;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        StopRequest stop = StopRequest.ofThisProcess();
        ExitStatus status = new Program(Commands.all(), Console.ofThisProcess(), stop).run(words);
        stop.finished();
        System.exit(status.code());
    }
}
