// frame_receiver: finds frames in what the line brings and keeps those that are whole.
//
// A frame is a sync byte, command, sequence number, number n of payload bytes, the payload, and the
// CRC-32 of all of that but the sync byte, lowest byte first. What stands before the CRC is written
// into one half of a memory of 512 bytes, from address 0 of the half on. The half belongs to the
// reader, which is told by `available`, from the clock after the last byte if the CRC is right, until
// `release_frame`; meanwhile the next frame goes into the other half. A frame is forgotten when its
// CRC is wrong, a stop bit is broken, n is above 247, or nothing comes for 3 ticks; while both halves
// belong to the reader, no frame begins.
`default_nettype none
`timescale 1ns / 1ps

module frame_receiver #(
    parameter [7:0] SYNC = 8'ha5  // begins a frame
) (
    input  wire       clk,
    input  wire       rst,           // synchronous, active high
    input  wire       tick,          // one clock, at regular intervals longer than a byte
    input  wire       bit_valid,     // from the line
    input  wire       bit_value,
    input  wire       byte_valid,
    input  wire [7:0] byte_value,
    input  wire       broken,

    output wire       write,         // into the memory of frames
    output wire [8:0] write_address,
    output wire       available,     // the reader's half holds a frame
    output reg        half,          // which one is the reader's
    input  wire       release_frame
);

    localparam [1:0] SEARCH = 2'd0, HEAD = 2'd1, BODY = 2'd2, CHECK = 2'd3;

    reg [1:0] state_q;
    reg [1:0] full_q;
    reg       fill_q;   // the half for the frame that comes
    reg [7:0] place_q;  // of the next byte in it
    reg [7:0] left_q;   // bytes until the state ends
    reg [1:0] quiet_q;  // ticks since the last byte
    reg       wrong_q;  // a bit of the checksum was not what it should be

    // A bit of the checksum is the inverse of the remainder's lowest bit; with its equal the feedback is 0, and the
    // remainder just moves on.
    wire [31:0] remainder;
    wire        unused = &{1'b0, remainder[31:1]};
    wire        checks = (state_q == CHECK);
    crc32 u_crc (
        .clk      (clk),
        .clear    (state_q == SEARCH),
        .step     (bit_valid),
        .bit_value(checks ? remainder[0] : bit_value),
        .remainder(remainder)
    );

    wire last  = (left_q == 8'd1);
    wire whole = byte_valid & checks & last & ~wrong_q;

    assign write         = byte_valid & (state_q == HEAD | state_q == BODY);
    assign write_address = {fill_q, place_q};
    assign available     = full_q[half];

    always @(posedge clk) begin
        if (state_q == SEARCH) place_q <= 8'd0;
        else if (byte_valid)   place_q <= place_q + 8'd1;

        if (byte_valid) begin
            case (state_q)
                SEARCH:  left_q <= 8'd3;
                HEAD:    left_q <= ~last ? left_q - 8'd1 : (byte_value == 8'd0) ? 8'd4 : byte_value;
                BODY:    left_q <= last ? 8'd4 : left_q - 8'd1;
                default: left_q <= left_q - 8'd1;
            endcase
        end

        if (state_q == SEARCH)       wrong_q <= 1'b0;
        else if (bit_valid & checks) wrong_q <= wrong_q | (bit_value == remainder[0]);

        if (byte_valid)                    quiet_q <= 2'd0;
        else if (tick & (quiet_q != 2'd3)) quiet_q <= quiet_q + 2'd1;

        if (rst) begin
            state_q <= SEARCH;
            full_q  <= 2'b00;
            fill_q  <= 1'b0;
            half    <= 1'b0;
        end else begin
            if (broken | ((quiet_q == 2'd3) & ~byte_valid)) begin
                state_q <= SEARCH;
            end else if (byte_valid) begin
                case (state_q)
                    SEARCH:  if ((byte_value == SYNC) & ~full_q[fill_q]) state_q <= HEAD;
                    HEAD:    if (last) state_q <= (byte_value > 8'd247) ? SEARCH : (byte_value == 8'd0) ? CHECK : BODY;
                    BODY:    if (last) state_q <= CHECK;
                    default: if (last) state_q <= SEARCH;
                endcase
            end
            if (whole) begin
                full_q[fill_q] <= 1'b1;
                fill_q         <= ~fill_q;
            end
            if (release_frame) begin
                full_q[half] <= 1'b0;
                half         <= ~half;
            end
        end
    end

endmodule

`default_nettype wire
