    // A queue of at most two packets. Packet n goes to the region of its parity, word by word and nothing else anywhere; a
    // packet is offered to the engine, oldest first, with its own label, when all of it is there; its region takes no word until a
    // clock after its release. The engine releases only what it was offered, and not twice in a row of clocks (a sample has
    // at least two beats). By induction: any number of clocks, packets of any length, resets included.
    reg               spec_begun_q = 1'b0;
    reg [1:0]         spec_packets_q;   // complete packets, and whether the one being released still blocks its region
    reg               spec_leaving_q;
    reg               spec_fill_q;      // parity of the packet that comes in
    reg               spec_oldest_q;    // parity of the oldest offered
    reg [7:0]         spec_words_q;     // of the packet that comes in, up to WORDS
    reg [LABEL_W-1:0] spec_label_q [0:1];

    wire spec_offered = (spec_packets_q - spec_leaving_q) != 0;
    wire spec_room    = (spec_packets_q != 2);
    wire spec_fire    = in_valid & spec_room & ~write_port_busy;

    always @(posedge clk) begin
        spec_begun_q <= 1'b1;
        if (spec_fire) begin
            spec_words_q <= in_last ? 0 : (spec_words_q == WORDS) ? WORDS : spec_words_q + 1;
            if (in_last) begin
                spec_label_q[spec_fill_q] <= in_label;
                spec_fill_q <= ~spec_fill_q;
            end
        end
        spec_packets_q <= spec_packets_q + (spec_fire & in_last) - spec_leaving_q;
        spec_leaving_q <= release_region;
        if (release_region) spec_oldest_q <= ~spec_oldest_q;
        if (rst) begin
            spec_packets_q <= 0;
            spec_leaving_q <= 0;
            spec_fill_q    <= 0;
            spec_oldest_q  <= 0;
            spec_words_q   <= 0;
        end
    end

    always @* begin
        if (!spec_begun_q) assume (rst);
        if (spec_begun_q) begin
            if (release_region) assume (available && !spec_leaving_q);

            assert (in_ready == (spec_room & ~write_port_busy));
            assert (write == (spec_fire & (spec_words_q < WORDS)));
            if (write) assert (write_address == (spec_fill_q ? ODD_BASE : EVEN_BASE) + spec_words_q);
            if (!spec_leaving_q) assert (available == spec_offered);
            assert (odd == spec_oldest_q);
            if (available) assert (label == spec_label_q[spec_oldest_q]);

            // what makes it inductive
            assert (spec_packets_q <= 2);
            assert (!spec_leaving_q || spec_packets_q != 0);
            assert (spec_leaving_q == released_q);
            assert (fill_q == spec_fill_q);
            assert (overflow_q == (spec_words_q == WORDS));
            assert (spec_words_q <= WORDS);
            if (spec_words_q < WORDS) assert (count_q == spec_words_q);
            assert (full_q[0] + full_q[1] == spec_packets_q);
            if (spec_packets_q == 1) assert (full_q[~spec_fill_q] && (spec_oldest_q != spec_fill_q || spec_leaving_q));
            if (spec_packets_q == 0) assert (spec_oldest_q == spec_fill_q);
            if (spec_packets_q == 2) assert (spec_oldest_q == (spec_fill_q ^ spec_leaving_q));
            assert (spec_label_q[0] == even_label_q || !(spec_packets_q != 0 && full_q[0]));
            assert (spec_label_q[1] == odd_label_q  || !(spec_packets_q != 0 && full_q[1]));
        end
    end
