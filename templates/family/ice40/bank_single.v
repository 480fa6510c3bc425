// bank_single for iCE40 UltraPlus: one single-port memory of SB_SPRAM256KA, 16384 words of 16 bits
// each, side by side for wider words and one above the other for more words.
//
// In a clock in which nothing is written, the word at the address is read, and is on read_word one
// clock later. After a clock of writing read_word is undefined. Contents cannot be initialised.
`default_nettype none
`timescale 1ns / 1ps

module bank_single #(
    parameter integer WIDTH  = 64,  // bits of a word
    parameter integer DEPTH  = 16,  // words
    parameter integer ADDR_W = 4    // bits of an address
) (
    input  wire              clk,
    input  wire [ADDR_W-1:0] address,
    input  wire              write,
    input  wire [WIDTH-1:0]  write_word,
    output wire [WIDTH-1:0]  read_word
);

    localparam integer CELL_W = 16;     // bits of a cell's word
    localparam integer CELL_A = 14;     // bits of a cell's address
    localparam integer COLUMNS = (WIDTH + CELL_W - 1) / CELL_W;
    localparam integer ROWS    = (DEPTH + (1 << CELL_A) - 1) >> CELL_A;
    localparam integer WIDE_W  = COLUMNS * CELL_W;

    wire [CELL_A-1:0]      cell_address;
    wire [ROWS-1:0]        selected;
    wire [WIDE_W-1:0]      wide;
    wire [ROWS*WIDE_W-1:0] words;
    wire [WIDE_W-1:0]      word;

    assign read_word = word[WIDTH-1:0];

    generate
        if (ADDR_W < CELL_A) begin : gen_shallow
            assign cell_address = { {(CELL_A-ADDR_W){1'b0}}, address};
        end else begin : gen_deep
            assign cell_address = address[CELL_A-1:0];
        end

        if (WIDTH < WIDE_W) begin : gen_narrow
            assign wide = { {(WIDE_W-WIDTH){1'b0}}, write_word};
            wire unused = &{1'b0, word[WIDE_W-1:WIDTH]};
        end else begin : gen_full
            assign wide = write_word;
        end

        if (ROWS == 1) begin : gen_one_row
            assign selected = 1'b1;
            assign word     = words;
        end else begin : gen_rows
            reg [ADDR_W-CELL_A-1:0] row_q;
            always @(posedge clk) row_q <= address[ADDR_W-1:CELL_A];
            assign selected = { {(ROWS-1){1'b0}}, 1'b1} << address[ADDR_W-1:CELL_A];
            assign word     = words[row_q*WIDE_W +: WIDE_W];
        end
    endgenerate

    genvar r;
    genvar c;
    generate
        for (r = 0; r < ROWS; r = r + 1) begin : gen_row
            for (c = 0; c < COLUMNS; c = c + 1) begin : gen_column
                SB_SPRAM256KA u_cell (
                    .CLOCK     (clk),
                    .ADDRESS   (cell_address),
                    .DATAIN    (wide[c*CELL_W +: CELL_W]),
                    .MASKWREN  (4'b1111),
                    .WREN      (write),
                    .CHIPSELECT(selected[r]),
                    .STANDBY   (1'b0),
                    .SLEEP     (1'b0),
                    .POWEROFF  (1'b1),  // active low
                    .DATAOUT   (words[r*WIDE_W + c*CELL_W +: CELL_W])
                );
            end
        end
    endgenerate

endmodule

`default_nettype wire
