package app.proofsheet.folder.money;

import app.proofsheet.domain.money.Charge;
import app.proofsheet.domain.money.Credits;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What an attempt's record or a manifest says it costs: as this program writes it ({@code billing},
 * {@code paidCredits}), else as the provider said it ({@code providerBilling}, asset-folder.md §4).
 */
public final class Bills {

    private Bills() {}

    /** What was told, nulls for what was not. */
    public static Charge.Told of(JsonNode record) {
        JsonNode billing = record.path("billing");
        BigDecimal paid = amount(record.path("paidCredits"));
        if (billing.isObject() && (billing.has("finalized") || billing.has("reserved"))) {
            BigDecimal finalized = amount(billing.path("finalized"));
            return new Charge.Told(
                    amount(billing.path("estimated")),
                    amount(billing.path("reserved")),
                    finalized == null ? paid : finalized);
        }
        JsonNode wire = billing.isObject() ? billing : record.path("providerBilling");
        BigDecimal taken = onWire(wire, "finalized");
        boolean isNothingYet = taken == null || taken.signum() == 0;
        return new Charge.Told(
                onWire(wire, "estimated"),
                onWire(wire, "reserved"),
                paid == null && !isNothingYet ? taken : paid);
    }

    private static @Nullable BigDecimal onWire(JsonNode billing, String name) {
        BigDecimal small = amount(billing.path(name + "Millicredits"));
        return small == null ? amount(billing.path(name + "Credits")) : small.movePointLeft(3);
    }

    private static @Nullable BigDecimal amount(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return number.signum() < 0 ? null : number;
        }
        return Credits.read(value.textValue()).orElse(null);
    }
}
