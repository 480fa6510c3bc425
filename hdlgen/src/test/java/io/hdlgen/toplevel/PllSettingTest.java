package io.hdlgen.toplevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.Clock;
import io.hdlgen.board.Pll;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dividers make the frequency that they say, within the limits of the board's file. */
class PllSettingTest {
    static List<Board> boards() {
        return BoardFolder.all().stream()
                .filter(board -> board.pll().isPresent() && board.clock().source() == Clock.Source.PIN)
                .toList();
    }

    /** From the data sheets' equations, in MHz. */
    private record Made(double phase, double vco, double output) {
        static Made of(PllSetting setting, double input) {
            if (setting instanceof Ice40Pll p) {
                double phase = input / (p.divr() + 1);
                double vco = phase * (p.divf() + 1);
                return new Made(phase, vco, vco / Math.pow(2, p.divq()));
            }
            if (setting instanceof Ecp5Pll p) {
                double phase = input / p.reference();
                return new Made(phase, phase * p.feedback() * p.divider(), phase * p.feedback());
            }
            if (setting instanceof GowinPll p) {
                double phase = input / (p.idiv() + 1);
                return new Made(phase, phase * (p.fbdiv() + 1) * p.odiv(), phase * (p.fbdiv() + 1));
            }
            if (setting instanceof XilinxMmcm p) {
                double phase = input / p.divide();
                return new Made(phase, phase * p.multiply(), phase * p.multiply() / p.output_divide());
            }
            IntelPll p = (IntelPll) setting; // the vendor's tool finds its dividers
            return new Made(input, 600, Double.parseDouble(p.output_megahertz()));
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void frequenciesAreMade(Board board) {
        double input = board.clock().hertz() / 1e6;
        Pll limits = board.pll().orElseThrow();
        int found = 0;
        for (int wanted = 15; wanted <= 150; wanted++) {
            Optional<PllSetting> setting = PllSetting.find(board, wanted * 1_000_000L);
            if (setting.isPresent()) {
                found++;
                Made made = Made.of(setting.get(), input);
                assertThat(made.output()).isCloseTo(setting.get().output() / 1e6, within(1e-5));
                assertThat(made.output()).isCloseTo(wanted, within(wanted / 100.0));
                assertThat(limits.vco().contains(made.vco())).isTrue();
                assertThat(limits.output().contains(made.output())).isTrue();
                assertThat(made.phase()).isGreaterThanOrEqualTo(3);
            }
        }
        assertThat(found).as("frequencies of 15 .. 150 MHz").isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 36, 48})
    void theIcebreakerHasThemExactly(int megahertz) {
        assertThat(PllSetting.find(BoardFolder.named("icebreaker"), megahertz * 1_000_000L))
                .map(PllSetting::output)
                .contains(megahertz * 1_000_000L);
    }

    @ParameterizedTest
    @MethodSource("boards")
    void whatCannotBeIsNotMade(Board board) {
        assertThat(PllSetting.find(board, 990_000_000)).isEmpty();
    }
}
