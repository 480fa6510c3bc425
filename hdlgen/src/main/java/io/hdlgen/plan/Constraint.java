package io.hdlgen.plan;

/** What a micro-operation waits for. The sequencer waits for nothing, so each of them must hold by the gaps alone. */
enum Constraint {
    /** Every word of the streamed vector is written when its beat reads it. */
    STREAM_READY,
    /** Every word of the softmax unit's error is ready when its beat asks for it. */
    SOFTMAX_READY,
    /** Every word of the held vector is written when its beat reads it. */
    HELD_READY,
    /** Every weight word is updated when its beat reads it. */
    WEIGHTS_READY,
    /** No bank with one port is read in a clock in which an update writes it. */
    BANK_FREE,
    /** Every word of the operand is written when the result that it masks, or is added to, drains. */
    OPERAND_READY,
    /** The sample before is final when the perturbation noise of this one changes, so that there is a clock in which all of its state can be compared. */
    DRAW_AFTER_FINAL,
    /** Results drain in program order, one word a clock. */
    RESULTS_IN_ORDER,
    /** The queue of the result path has a place for the descriptor. */
    QUEUE_PLACE,
    /** The unit that forms the loss is done with the pass before. */
    LOSS_IDLE,
    /** The loss stands in its register when the factor is formed. */
    LOSS_READY,
    /** The sum of products stands when the factor is formed. */
    SUM_READY,
    /** The factor stands when a vector is multiplied by it. */
    FACTOR_READY,
    /** The program counter runs one micro-operation ahead: gap and beats are at least 2 clocks. */
    PREFETCH
}
