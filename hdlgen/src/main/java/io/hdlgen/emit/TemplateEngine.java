package io.hdlgen.emit;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.UnknownTokenException;
import com.hubspot.jinjava.tree.parse.StringTokenScannerSymbols;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;

/**
 * Renders one context record into text, and refuses any output that the template engine has a doubt about: it would otherwise print nothing for an unknown name and go on.
 *
 * <p>Delimiters are <code>${ }</code> for values and lines that begin with {@code //%} for tags, so a template still reads as Verilog.
 */
public final class TemplateEngine {
    private static final int RANGE_LIMIT = 1_000_000;

    private final Jinjava jinjava;

    public TemplateEngine() {
        jinjava = new Jinjava(JinjavaConfig.newBuilder()
                .withTokenScannerSymbols(new StringTokenScannerSymbols.Builder()
                        .withVariableStartString("${")
                        .withVariableEndString("}")
                        .withBlockStartString("<%")
                        .withBlockEndString("%>")
                        .withCommentStartString("<#")
                        .withCommentEndString("#>")
                        .withLineStatementPrefix("//%")
                        .build())
                .withFailOnUnknownTokens(true)
                .withTrimBlocks(true)
                .withKeepTrailingNewline(true)
                .withNestedInterpretationEnabled(false)
                .withRangeLimit(RANGE_LIMIT)
                .withLegacyOverrides(LegacyOverrides.newBuilder()
                        .withUsePyishObjectMapper(true)
                        .withKeepNullableLoopValues(true)
                        .withUseNaturalOperatorPrecedence(true)
                        .withParseWhitespaceControlStrictly(true)
                        .withUseTrimmingForNotesAndExpressions(true)
                        .withAllowAdjacentTextNodes(true)
                        .withIterateOverMapKeys(true)
                        .withEvaluateMapKeys(true)
                        .withHandleBackslashInQuotesOnly(true)
                        .build())
                .build());
        jinjava.getGlobalContext().setDynamicVariableResolver(name -> {
            throw new UnknownTokenException(name, -1, -1);
        });
    }

    /** Renders {@code source} with the components of {@code context} as its only variables. */
    public String render(String name, String source, Record context) {
        RenderResult result = jinjava.renderForResult(source, map(context));
        if (!result.getErrors().isEmpty()) { // warnings too: a stray end tag is only a warning
            throw new TemplateException(name, result.getErrors().toString());
        }
        return result.getOutput();
    }

    private static StrictMap map(Record record) {
        StrictMap map = new StrictMap();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                map.put(component.getName(), value(component.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(
                        record.getClass() + "." + component.getName() + " is not readable", e);
            }
        }
        return map;
    }

    /** Only what prints the same everywhere may reach a template: no floating point, no object's own text. */
    private static Object value(Object value) {
        if (value instanceof Record record) {
            return map(record);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TemplateEngine::value).toList();
        }
        if (value instanceof Map<?, ?> entries) {
            StrictMap map = new StrictMap();
            entries.forEach((key, v) -> map.put((String) key, value(v)));
            return map;
        }
        if (value instanceof String || value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("not a template value: " + value);
    }
}
