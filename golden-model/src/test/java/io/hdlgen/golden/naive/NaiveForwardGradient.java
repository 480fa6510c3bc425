package io.hdlgen.golden.naive;

import static io.hdlgen.golden.naive.Big.rnd;

import io.hdlgen.golden.spec.RuleOptions.ForwardGradient;
import java.math.BigInteger;

/** Section 4.3: FG-A. */
final class NaiveForwardGradient extends NaiveRule {
    private final NaiveNoise noise;

    NaiveForwardGradient(NaiveNetwork net) {
        super(net);
        this.noise = new NaiveNoise(
                net.description.seed(), net.rule.options(ForwardGradient.class).noise(), net.xf, 0);
    }

    @Override
    BigInteger[] noiseState() {
        return new BigInteger[] {noise.state()};
    }

    @Override
    void step(BigInteger[] x, int label) {
        forward(x, label);
        BigInteger[][] u = new BigInteger[net.depth + 1][];
        BigInteger[] ta = new BigInteger[0];
        for (int l = 1; l <= net.depth; l++) {
            u[l] = noise.draw(net.n(l));
            ta = l == 1 ? u[1] : tangent(l, masked(l - 1, ta), u[l]);
        }
        BigInteger s = NaiveNetwork.dot(e, ta);
        BigInteger h = net.sat32(rnd(s, net.ef + net.xf + net.k - net.df), "h");
        for (int l = 1; l <= net.depth; l++) {
            g[l] = new BigInteger[net.n(l)];
            for (int i = 0; i < g[l].length; i++) {
                g[l][i] = net.satX(rnd(h.negate().multiply(u[l][i]), net.xf), "g" + l);
            }
        }
        net.updateWeights(g, pass.x);
    }

    /** m_l. */
    private BigInteger[] masked(int l, BigInteger[] ta) {
        BigInteger[] m = new BigInteger[ta.length];
        for (int i = 0; i < m.length; i++) {
            m[i] = net.mask(l, pass.x[l][i], rnd(ta[i], net.slope(l)));
        }
        return m;
    }

    /** ta_l from m_{l-1}. */
    private BigInteger[] tangent(int l, BigInteger[] m, BigInteger[] u) {
        BigInteger[] ta = new BigInteger[net.n(l)];
        for (int i = 0; i < ta.length; i++) {
            BigInteger carried = net.satX(rnd(NaiveNetwork.dot(net.w[l][i], m), net.wf), "ta" + l);
            ta[i] = net.satX(carried.add(u[i]), "ta" + l);
        }
        return ta;
    }
}
