package app.proofsheet.domain.model;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks an endpoint for, as typed. Null and blank mean "left open".
 *
 * @param aspectRatio {@code 9:16}; never null, because every request has a format
 * @param isRatioChosen false when the ratio is only the default of the normalisation
 * @param pictures number of pictures that would be sent along
 */
public record RenderWish(
        String aspectRatio,
        boolean isRatioChosen,
        @Nullable String resolution,
        @Nullable String quality,
        @Nullable String size,
        @Nullable String outputFormat,
        @Nullable Integer maxImages,
        int pictures) {}
