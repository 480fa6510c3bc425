package io.hdlgen.regress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Memories that answer with rubbish when a word is read in the clock in which it is written, those with one port when any is, as those of a device may. In simulation they would give the old word, and a schedule that
 * relies on it would pass.
 */
public final class CarelessMemories implements FolderChange {
    private static final List<Patch> MEMORIES = List.of(
            new Patch(
                    "bank",
                    "read_word <= mem[read_address];",
                    "read_word <= mem[read_address] ^ {WIDTH{write & (write_address == read_address)}};"),
            new Patch(
                    "bank_single",
                    "else       word_q <= mem[address];",
                    "word_q <= write ? ~write_word : mem[address];"),
            new Patch(
                    "exponentials",
                    "<= logits[enter_word];",
                    "<= logits[enter_word] ^ {(S*XW){logit_valid & (copy_q == enter_word)}};"),
            new Patch(
                    "softmax",
                    "exponential_q <= exponentials[enter_class];",
                    "exponential_q <= exponentials[enter_class] ^ {21{p_valid & (p_class == enter_class)}};"),
            new Patch(
                    "softmax",
                    "<= errors[read_word];",
                    "<= errors[read_word] ^ {XW{e_valid & (leave_word == read_word)}};"));

    @Override
    public void apply(Path folder) throws IOException {
        for (Patch patch : MEMORIES) {
            if (patch.applies(folder)) {
                patch.apply(folder);
            }
        }
    }
}
