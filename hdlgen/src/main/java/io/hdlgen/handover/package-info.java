/** What a generated folder says to people and to other tools: its page, a core for FuseSoC, an IP-XACT component. */
@NullMarked
package io.hdlgen.handover;

import org.jspecify.annotations.NullMarked;
