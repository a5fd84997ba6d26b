package app.proofsheet.provider;

import java.util.UUID;

/**
 * Mints operation ids (spec/hosted-media-api.md §5.1). A replaceable source keeps tests repeatable.
 */
@FunctionalInterface
public interface OperationIds {

    /**
     * A fresh id.
     *
     * @param capability for example {@code media-generation}
     * @param operation for example {@code request}
     */
    String next(String capability, String operation);

    /** Random ids in the form {@code proofsheet:<capability>:<operation>:<uuid>}. */
    static OperationIds random() {
        return (capability, operation) ->
                "proofsheet:" + capability + ":" + operation + ":" + UUID.randomUUID();
    }
}
