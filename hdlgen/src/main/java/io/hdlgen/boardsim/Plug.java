package io.hdlgen.boardsim;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A wire that can be pulled out in the middle of a frame: after so many bytes nothing can be sent any more. */
final class Plug extends FilterOutputStream {
    private int left = Integer.MAX_VALUE;

    Plug(OutputStream next) {
        super(next);
    }

    void pullAfter(int bytes) {
        left = bytes;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int passed = Math.min(count, left);
        out.write(bytes, from, passed);
        if (left < Integer.MAX_VALUE) {
            left -= passed;
        }
        if (passed < count) {
            throw new IOException("unplugged");
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }
}
