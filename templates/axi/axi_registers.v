// axi_registers: an AXI4-Lite subordinate in front of the register file of an engine.
//
// A write takes effect in the clock in which its address and its data are taken, both at once; a read is
// answered two clocks after its address was taken. An address that is no multiple of four and a write of
// less than a whole word have no effect and are answered with SLVERR.
`default_nettype none
`timescale 1ns / 1ps

module axi_registers (
    input  wire        clk,
    input  wire        rst,             // synchronous, active high

    input  wire [6:0]  awaddr,
    input  wire        awvalid,
    output wire        awready,
    input  wire [31:0] wdata,
    input  wire [3:0]  wstrb,
    input  wire        wvalid,
    output wire        wready,
    output wire [1:0]  bresp,
    output reg         bvalid,
    input  wire        bready,
    input  wire [6:0]  araddr,
    input  wire        arvalid,
    output wire        arready,
    output wire [31:0] rdata,
    output wire [1:0]  rresp,
    output reg         rvalid,
    input  wire        rready,

    output wire        reg_write,       // register file; the address counts words
    output wire [4:0]  reg_address,
    output wire [31:0] reg_write_data,
    input  wire [31:0] reg_read_data    // one clock after the address
);

    reg        write_error_q;
    reg        read_error_q;
    reg        asked_q;                 // the register file answers in this clock
    reg [31:0] data_q;

    wire whole   = (awaddr[1:0] == 2'b00) & (&wstrb);
    wire written = awvalid & wvalid & ~bvalid;
    wire asked   = arvalid & ~written & ~asked_q & ~rvalid;

    assign awready        = written;
    assign wready         = written;
    assign bresp          = {write_error_q, 1'b0};
    assign arready        = asked;
    assign rdata          = data_q;
    assign rresp          = {read_error_q, 1'b0};
    assign reg_write      = written & whole;
    assign reg_address    = written ? awaddr[6:2] : araddr[6:2];
    assign reg_write_data = wdata;

    always @(posedge clk) begin
        if (written) write_error_q <= ~whole;
        if (asked)   read_error_q  <= (araddr[1:0] != 2'b00);
        if (asked_q) data_q        <= read_error_q ? 32'd0 : reg_read_data;

        if (rst) begin
            bvalid  <= 1'b0;
            rvalid  <= 1'b0;
            asked_q <= 1'b0;
        end else begin
            bvalid  <= written | (bvalid & ~bready);
            rvalid  <= asked_q | (rvalid & ~rready);
            asked_q <= asked;
        end
    end

endmodule

`default_nettype wire
