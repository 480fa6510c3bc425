// frame_sender: sends an answer: sync byte, status, sequence number, number of payload bytes, the
// payload, and the CRC-32 of all of that but the sync byte, lowest byte first.
//
// `start` begins it while `busy` is low; status and sequence number must stay until busy falls, which is
// after the last stop bit. A byte of the payload is taken in the clock in which `take` is high; from then
// on `count`, the bytes that are left, must be one less. The next byte is taken 10 DIVISOR clocks later.
`default_nettype none
`timescale 1ns / 1ps

module frame_sender #(
    parameter [7:0]   SYNC    = 8'h5a,  // begins an answer
    parameter integer DIVISOR = 104,    // clocks of a bit
    parameter integer COUNT_W = 7       // bits of a count of clocks
) (
    input  wire       clk,
    input  wire       rst,             // synchronous, active high
    input  wire       start,
    output wire       busy,
    input  wire [7:0] status,
    input  wire [7:0] sequence_number,
    input  wire [7:0] count,           // bytes of the payload that have not been taken
    input  wire [7:0] payload,
    output wire       take,
    output wire       line             // to the pin
);

    // What the next byte is.
    localparam [2:0] NONE = 3'd0, SYNC_BYTE = 3'd1, STATUS = 3'd2, SEQUENCE = 3'd3, COUNT = 3'd4,
                     REST = 3'd5, END = 3'd6;

    reg  [2:0]  state_q;
    reg  [1:0]  sent_q;   // bytes of the checksum
    reg         checks_q; // the byte on the line is one of the checksum
    reg  [7:0]  byte_value;
    wire        ready;
    wire        bit_valid;
    wire        bit_value;
    wire [31:0] remainder;
    wire        unused = &{1'b0, remainder[31:8]};

    wire valid = (state_q != NONE) & (state_q != END);
    wire taken = valid & ready;
    wire none  = (count == 8'd0);

    assign busy = (state_q != NONE);
    assign take = taken & (state_q == REST) & ~none;

    always @* begin
        case (state_q)
            SYNC_BYTE: byte_value = SYNC;
            STATUS:    byte_value = status;
            SEQUENCE:  byte_value = sequence_number;
            COUNT:     byte_value = count;
            default:   byte_value = none ? ~remainder[7:0] : payload;
        endcase
    end

    always @(posedge clk) begin
        if (taken) begin
            sent_q   <= checks_q ? sent_q + 2'd1 : 2'd0;
            checks_q <= (state_q == REST) & none;
        end

        if (rst) begin
            state_q <= NONE;
        end else begin
            case (state_q)
                NONE:    if (start) state_q <= SYNC_BYTE;
                REST:    if (taken & checks_q & (sent_q == 2'd2)) state_q <= END;
                END:     if (ready) state_q <= NONE;
                default: if (taken) state_q <= state_q + 3'd1;
            endcase
        end
    end

    // The bits of the sync byte pass while the status is next. A bit of the checksum is the inverse of the
    // remainder's lowest bit; with its equal the feedback is 0, and the remainder just moves on.
    crc32 u_crc (
        .clk      (clk),
        .clear    (state_q == STATUS),
        .step     (bit_valid),
        .bit_value(bit_value ^ checks_q),
        .remainder(remainder)
    );

    uart_transmitter #(
        .DIVISOR(DIVISOR),
        .COUNT_W(COUNT_W)
    ) u_transmitter (
        .clk       (clk),
        .rst       (rst),
        .valid     (valid),
        .ready     (ready),
        .byte_value(byte_value),
        .bit_valid (bit_valid),
        .bit_value (bit_value),
        .line      (line)
    );

endmodule

`default_nettype wire
