package io.hdlgen.link.host;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A serial port of this machine, eight data bits, no parity, one stop bit. */
public final class SerialLine implements AutoCloseable {
    /** Bytes of two frames and their answers, with room. */
    private static final int BYTES_UNDER_WAY = 1200;
    /** What adapters and operating systems need on top of it. */
    private static final Duration LATENCY = Duration.ofMillis(200);

    private final SerialPort port;

    private SerialLine(SerialPort port) {
        this.port = port;
    }

    /**
     * Opens it.
     *
     * @param name as the system calls it: {@code /dev/ttyUSB1}, {@code COM3}
     * @throws LinkException when there is no such port, or somebody else has it
     */
    public static SerialLine open(String name, int baud) {
        try {
            SerialPort port = SerialPort.getCommPort(name);
            port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
            port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 0, 0);
            if (!port.openPort()) {
                throw new LinkException("cannot open the serial port " + name);
            }
            return new SerialLine(port);
        } catch (SerialPortInvalidPortException e) {
            throw new LinkException("there is no serial port " + name, e);
        }
    }

    /** A session over it. */
    public LinkSession session() {
        return session(limit(port.getBaudRate()));
    }

    /**
     * A session with another patience.
     *
     * @param limit longest time from a frame to its answer, with the bytes of two frames on the wire
     */
    public LinkSession session(Duration limit) {
        return session(limit, output -> output);
    }

    /** The same, with something between the session and the bytes that it sends. */
    public LinkSession session(Duration limit, UnaryOperator<OutputStream> between) {
        return new LinkSession(port.getInputStream(), between.apply(port.getOutputStream()), limit);
    }

    /** Longest time from a frame to its answer at a rate. */
    static Duration limit(int baud) {
        return LATENCY.plusMillis(10L * BYTES_UNDER_WAY * 1000 / baud);
    }

    @Override
    public void close() {
        port.closePort();
    }
}
