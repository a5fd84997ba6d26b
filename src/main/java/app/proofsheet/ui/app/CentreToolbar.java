package app.proofsheet.ui.app;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.theme.TextSize;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;

/**
 * The bar of 40 above the pictures: tools at the left, tools at the right. When it gets narrow the
 * tools that may go move into a menu, in the order given.
 */
final class CentreToolbar extends Region {

    static final double HEIGHT = 40;
    private static final double PAD = 12;
    private static final double GAP = 12;

    private final MenuButton more = new MenuButton(null, Icons.of("more-horizontal"));
    private List<? extends Region> left = List.of();
    private List<Region> right = List.of();
    private List<Region> leaving = List.of();
    private List<Region> hidden = List.of();
    private double leftGap;

    CentreToolbar(String moreName) {
        getStyleClass().add("ps-toolbar");
        more.setId("toolbar-more");
        more.getStyleClass().addAll("ps-icon-button", "flat", "no-arrow");
        more.setAccessibleText(moreName);
        more.setTooltip(Tips.of(moreName));
        more.setVisible(false);
        more.setOnShowing(_ -> fillMenu());
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    /**
     * Sets the tools.
     *
     * @param leftGap space between the tools at the left
     * @param leaving tools that go into the menu when it gets narrow, first one first
     */
    void set(
            List<? extends Region> left, double leftGap, List<Region> right, List<Region> leaving) {
        this.left = left;
        this.leftGap = leftGap;
        this.right = right;
        this.leaving = leaving;
        List<Region> all = new ArrayList<>(left);
        all.addAll(right);
        all.add(more);
        getChildren().setAll(all);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        hidden = new ArrayList<>();
        double needed = needed(List.of());
        for (Region candidate : leaving) {
            if (needed <= width) {
                break;
            }
            hidden.add(candidate);
            needed = needed(hidden);
        }
        double x = left.isEmpty() || left.getFirst().getStyleClass().contains("ps-tab") ? 4 : PAD;
        for (Region tool : left) {
            boolean on = !hidden.contains(tool);
            tool.setVisible(on);
            if (on) {
                double w = tool.prefWidth(-1);
                place(tool, x, w);
                x += w + leftGap;
            }
        }
        more.setVisible(!hidden.isEmpty());
        if (more.isVisible()) {
            place(more, x, large(28));
            x += large(28) + GAP;
        }
        double end = width - PAD;
        for (Region tool : right.reversed()) {
            boolean on = !hidden.contains(tool);
            tool.setVisible(on);
            if (on) {
                double w = Math.min(tool.prefWidth(-1), Math.max(tool.minWidth(-1), end - x));
                place(tool, end - w, w);
                end -= w + GAP;
            }
        }
    }

    private double needed(List<Region> without) {
        double sum = 2 * PAD;
        for (Region tool : left) {
            sum += without.contains(tool) ? 0 : tool.prefWidth(-1) + leftGap;
        }
        for (Region tool : right) {
            sum += without.contains(tool) ? 0 : tool.prefWidth(-1) + GAP;
        }
        return sum + (without.isEmpty() ? 0 : large(28) + GAP);
    }

    /** Sizes of this bar follow the text. */
    private double large(double px) {
        return px * TextSize.factor(this);
    }

    private void place(Region tool, double x, double width) {
        double height = Math.min(large(HEIGHT), tool.prefHeight(width));
        boolean isTab = tool.getStyleClass().contains("ps-tab");
        double h = isTab ? large(HEIGHT) : height;
        tool.resizeRelocate(
                Math.round(x), Math.round((large(HEIGHT) - h) / 2), Math.ceil(width), h);
    }

    /** What left the bar is offered as menu items, so that nothing is out of reach. */
    private void fillMenu() {
        List<MenuItem> items = new ArrayList<>();
        for (Region tool : hidden) {
            switch (tool) {
                case MenuButton menu -> {
                    if (menu.getOnShowing() != null) {
                        menu.getOnShowing().handle(null);
                    }
                    items.add(sub(menu.getText(), menu.getItems()));
                }
                case ButtonBase button -> {
                    String name = button.getAccessibleText();
                    MenuItem item = new MenuItem(name == null ? button.getText() : name);
                    item.setMnemonicParsing(false);
                    item.setOnAction(_ -> button.fire());
                    items.add(item);
                }
                default -> {}
            }
        }
        more.getItems().setAll(items);
    }

    private static Menu sub(String text, List<MenuItem> items) {
        Menu menu = new Menu(text);
        menu.setMnemonicParsing(false);
        items.forEach(item -> menu.getItems().add(copy(item)));
        return menu;
    }

    private static MenuItem copy(MenuItem of) {
        return switch (of) {
            case SeparatorMenuItem _ -> new SeparatorMenuItem();
            case Menu menu -> sub(menu.getText(), menu.getItems());
            default -> {
                MenuItem item = new MenuItem(of.getText());
                item.setMnemonicParsing(false);
                item.setDisable(of.isDisable());
                item.setOnAction(event -> of.getOnAction().handle(event));
                yield item;
            }
        };
    }
}
