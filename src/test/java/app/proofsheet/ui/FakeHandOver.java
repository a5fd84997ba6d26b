package app.proofsheet.ui;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.work.HandOver;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Remembers what was handed over; writes nothing. */
public final class FakeHandOver implements HandOver {

    private final FakeCatalogue catalogue;
    private final List<Order> orders = new ArrayList<>();
    private final List<SheetOrder> sheets = new ArrayList<>();
    private @Nullable Failure failure;

    FakeHandOver(FakeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The hand-offs, oldest first. */
    public List<Order> orders() {
        return orders;
    }

    /** The contact sheets, oldest first. */
    public List<SheetOrder> sheets() {
        return sheets;
    }

    /** The next one fails. */
    public void failNext(Failure next) {
        failure = next;
    }

    @Override
    public List<PictureId> approved(@Nullable String assetDir) {
        return catalogue.assets().stream()
                .map(AssetSnapshot::dir)
                .filter(dir -> assetDir == null || assetDir.equals(dir))
                .flatMap(dir -> catalogue.pictures(dir).stream())
                .filter(picture -> picture.state() == PictureState.APPROVED)
                .map(PictureSnapshot::id)
                .toList();
    }

    @Override
    public Done handOver(Order order, Progress progress) {
        refuse();
        orders.add(order);
        progress.done(order.pictures().size(), order.pictures().size());
        return new Done(order.pictures().size(), List.of(order.target()));
    }

    @Override
    public Done sheet(SheetOrder order, Progress progress) {
        refuse();
        sheets.add(order);
        return new Done(order.pictures().size(), List.of(order.file()));
    }

    private void refuse() {
        Failure next = failure;
        failure = null;
        if (next != null) {
            throw new FailureException(next);
        }
    }
}
