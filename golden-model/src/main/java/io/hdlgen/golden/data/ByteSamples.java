package io.hdlgen.golden.data;

/** Samples of unsigned bytes, kept as bytes: {@code x = (p * 2^XF) >> shift}. */
final class ByteSamples implements Samples {
    private final byte[] pixels;
    private final byte[] labels;
    private final int first;
    private final int size;
    private final int width;
    private final int fractionBits;
    private final int shift;

    /**
     * A range of rows.
     *
     * @param pixels row by row
     * @param labels one a row, 0 to 255
     * @param first row
     * @param size rows
     * @param width pixels a row
     * @param fractionBits XF
     * @param shift log2 of the pixel value that stands for 1.0
     */
    ByteSamples(byte[] pixels, byte[] labels, int first, int size, int width, int fractionBits, int shift) {
        this.pixels = pixels;
        this.labels = labels;
        this.first = first;
        this.size = size;
        this.width = width;
        this.fractionBits = fractionBits;
        this.shift = shift;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int label(int index) {
        return labels[first + index] & 0xFF;
    }

    @Override
    public void read(int index, int[] into) {
        // A file has less than 2^31 pixels, so this fits an int; 255 * 2^16 does too.
        int start = (first + index) * width;
        for (int j = 0; j < width; j++) {
            into[j] = ((pixels[start + j] & 0xFF) << fractionBits) >> shift;
        }
    }
}
