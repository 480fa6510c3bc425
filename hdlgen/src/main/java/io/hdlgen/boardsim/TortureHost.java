package io.hdlgen.boardsim;

import io.hdlgen.golden.spec.BoardSpec;
import io.hdlgen.link.host.HostLink;
import io.hdlgen.link.host.LinkException;
import io.hdlgen.link.host.LinkSession;
import io.hdlgen.link.host.SerialLine;
import io.hdlgen.sim.drive.BoardProcess;
import io.hdlgen.sim.drive.EngineState;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A host on a bad wire. When it disappears another takes its place. */
final class TortureHost implements AutoCloseable {
    private final BoardProcess board;
    private final Truth truth;
    private final Duration limit;
    private SerialLine line;
    private Plug plug = new Plug(OutputStream.nullOutputStream());
    private LinkSession session;
    private HostLink link;

    /**
     * How something ended during which there was trouble.
     *
     * @param happened whether there was
     * @param noticed whether something was sent again, or the host was gone
     * @param gone whether the host was gone: it disappeared, or gave up
     * @param differences from the golden model
     */
    record Ending(boolean happened, boolean noticed, boolean gone, List<String> differences) {}

    TortureHost(BoardProcess board, Truth truth, Duration limit) {
        this.board = board;
        this.truth = truth;
        this.limit = limit;
        this.line = SerialLine.open(board.port(), BoardSpec.BAUD);
        this.session = session();
        this.link = new HostLink(session, truth.manifest());
    }

    private LinkSession session() {
        return line.session(limit, output -> {
            plug = new Plug(output);
            return plug;
        });
    }

    /** Makes the engine what the golden model is at its beginning. */
    void begin() {
        link.reset();
        link.load(truth.model());
    }

    Ending suffer(Trouble trouble, Work work) {
        List<String> differences = new ArrayList<>();
        long sent = session.resent();
        boolean gone = false;
        int[] before = truth.banks();
        trouble.fault()
                .ifPresentOrElse(
                        fault -> board.arm(fault, trouble.direction(), trouble.after(), trouble.bit()),
                        () -> plug.pullAfter(trouble.after()));
        try {
            differences.addAll(work.run(link, truth));
            plug.pullAfter(Integer.MAX_VALUE);
        } catch (LinkException e) {
            gone = true;
            board.lift();
            reconnect();
            differences.addAll(work.recover(link, truth, before, rested()));
        }
        boolean noticed = gone || session.resent() > sent;
        boolean happened = gone || board.lift();
        differences.addAll(truth.differences(rested()));
        return new Ending(happened, noticed, gone, differences);
    }

    private void reconnect() {
        line.close();
        line = SerialLine.open(board.port(), BoardSpec.BAUD);
        session = session();
        link = new HostLink(session, truth.manifest());
    }

    /** What the engine holds when it has done everything that it was told. */
    private EngineState rested() {
        link.awaitRest(); // a host micro-operation is answered when it begins
        return board.state();
    }

    @Override
    public void close() {
        line.close();
    }
}
