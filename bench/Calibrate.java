import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.hdlgen.board.Family;
import io.hdlgen.estimate.Calibration;
import io.hdlgen.estimate.Calibration.Observation;
import io.hdlgen.estimate.LinearModel;
import io.hdlgen.estimate.Resource;
import io.hdlgen.estimate.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Fits the coefficients of the estimates to the stored runs, and prints how far they are off. */
public class Calibrate {
    public static void main(String[] words) throws Exception {
        Path folder = Path.of(words[0]);
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Runs runs = Runs.of(json.readTree(Files.readString(folder.resolve(Runs.FILE))));
        Files.writeString(folder.resolve("coefficients.json"), json.writeValueAsString(Calibration.report(runs)) + "\n");
        System.out.println("| family | of | left out one by one: median | worst | held out: median | worst |");
        System.out.println("|---|---|---:|---:|---:|---:|");
        for (Family family : Calibration.FAMILIES) {
            for (Resource resource : List.of(Resource.LUT, Resource.FF)) {
                LinearModel model = Calibration.fit(Calibration.observations(runs, family, resource, false));
                List<Observation> held = Calibration.observations(runs, family, resource, true);
                double[] errors = held.stream().mapToDouble(one -> Calibration.error(model, one)).sorted().toArray();
                System.out.printf(Locale.ROOT, "| %s | %s | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n", family.text(), resource.key(),
                        100 * model.error().median(), 100 * model.error().worst(),
                        errors.length == 0 ? 0 : 100 * (errors[(errors.length - 1) / 2] + errors[errors.length / 2]) / 2,
                        errors.length == 0 ? 0 : 100 * errors[errors.length - 1]);
                for (Observation one : held) {
                    System.err.printf(Locale.ROOT, "%s %s %-8s %6d %6d%n", family.text(), resource.key(), one.name(), one.count(), model.predict(one.terms()));
                }
            }
        }
    }
}
